import { type Backend, NoWorkerError, startHere, startInWorker } from "./backend.js";
import { DokhaeError } from "./errors.js";
import type { ResultBytes } from "./loader.js";
import type { Request, Start } from "./protocol.js";

export interface ClientOptions extends Omit<Start, "type" | "dictionaries"> {
  /** Makes a Worker that runs dokhae-worker.js (`type: "module"`); null: the core runs on this thread. */
  makeWorker: (() => Worker) | null;
  /** Longest time for one stage, ms. A Worker that takes longer is ended. */
  timeout: number;
  /** Time without work after which the core and its memory are given up, ms. */
  idleTimeout: number;
}

export interface Job<T> {
  /**
   * Makes the requests of the job, one after the other. Between two of them an abort ends it;
   * a stage that runs already is not worth a restart, its answer is dropped.
   */
  run: (send: (request: Request) => Promise<ResultBytes>) => Promise<T>;
  signal?: AbortSignal | undefined;
}

/**
 * Runs jobs one after the other on a core that it starts when the first one comes, stops when
 * none has come for a while, and replaces after a trap or a time-out.
 */
export class Client {
  readonly #options: ClientOptions;
  readonly #queue: (() => Promise<void>)[] = [];
  /** Kept for the next core. */
  readonly #dictionaries = new Set<BufferSource>();
  #backend: Promise<Backend> | null = null;
  #busy = false;
  #closed = false;
  #idle: ReturnType<typeof setTimeout> | undefined;
  #workersWork = true;

  constructor(options: ClientOptions) {
    this.#options = options;
  }

  /** Starts the core before there is work for it. */
  async start(): Promise<void> {
    await this.#connect();
    this.#rest();
  }

  /** Settles when the job has; rejects with the signal's reason as soon as it aborts. */
  run<T>(job: Job<T>): Promise<T> {
    const { signal } = job;
    return new Promise((resolve, reject) => {
      const abort = (): void => {
        reject(signal?.reason as Error);
      };
      if (signal?.aborted) {
        abort();
        return;
      }
      signal?.addEventListener("abort", abort, { once: true });
      this.#queue.push(() =>
        this.#perform(job).then(resolve, reject).finally(() => signal?.removeEventListener("abort", abort)));
      void this.#work();
    });
  }

  /** Puts a pack on top, for this core and those after it; rejects when the core refuses it. */
  async addDictionary(pack: BufferSource): Promise<void> {
    await this.run({ run: (send) => send({ type: "dictionary", pack }) });
    this.#dictionaries.add(pack);
  }

  /** A core cannot forget a pack: after the jobs that wait already, another one takes over. */
  removeDictionary(pack: BufferSource): void {
    if (!this.#dictionaries.delete(pack)) return;
    this.#queue.push(() => {
      this.#stop();
      return Promise.resolve();
    });
    void this.#work();
  }

  /** Ends everything; what is waiting rejects. */
  close(): void {
    this.#closed = true;
    this.#stop();
  }

  async #work(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    clearTimeout(this.#idle);
    for (let next = this.#queue.shift(); next; next = this.#queue.shift()) await next();
    this.#busy = false;
    this.#rest();
  }

  async #perform<T>({ run, signal }: Job<T>): Promise<T> {
    signal?.throwIfAborted();
    const backend = await this.#connect();
    try {
      return await run(async (request) => {
        signal?.throwIfAborted();
        if (this.#closed) throw closed();
        const bytes = await backend.send(request);
        signal?.throwIfAborted();
        return bytes;
      });
    } catch (error) {
      if (error instanceof DokhaeError && ["internal", "timeout", "out_of_memory"].includes(error.code)) this.#stop();
      throw error;
    }
  }

  #connect(): Promise<Backend> {
    if (this.#closed) return Promise.reject(closed());
    if (!this.#backend) {
      const starting = this.#start();
      this.#backend = starting;
      starting.catch(() => {
        if (this.#backend === starting) this.#backend = null; // the next job tries again
      });
    }
    return this.#backend;
  }

  async #start(): Promise<Backend> {
    const { makeWorker, wasm, lexicon, timeout } = this.#options;
    const start: Start = { type: "start", wasm, lexicon, dictionaries: [...this.#dictionaries] };
    if (makeWorker && this.#workersWork) {
      try {
        return await startInWorker(makeWorker, start, timeout);
      } catch (error) {
        if (!(error instanceof NoWorkerError)) throw error;
        this.#workersWork = false; // forbidden here by a policy, as a rule
      }
    }
    return startHere(start);
  }

  #rest(): void {
    clearTimeout(this.#idle);
    if (this.#busy || !this.#backend) return;
    this.#idle = setTimeout(() => {
      this.#stop();
    }, this.#options.idleTimeout);
    // Node: waiting for nothing is no reason to stay.
    if (typeof this.#idle === "object") this.#idle.unref();
  }

  #stop(): void {
    clearTimeout(this.#idle);
    const backend = this.#backend;
    this.#backend = null;
    backend?.then((started) => {
      started.stop();
    }, () => undefined);
  }
}

function closed(): DokhaeError {
  return new DokhaeError("invalid_argument", "the reader was closed");
}
