import { answer, startCore } from "./answer.js";
import { DokhaeError } from "./errors.js";
import type { Core, ResultBytes } from "./loader.js";
import type { Reply, Request, Start } from "./protocol.js";

/** A core that was started, in a Worker or here. It answers one request at a time. */
export interface Backend {
  /** @throws DokhaeError; after `internal` and `timeout` the backend is to be stopped. */
  send(request: Request): Promise<ResultBytes>;
  stop(): void;
}

/** Longest time for loading the files: they may come over a slow line. */
const START_LIMIT_MS = 60_000;

/** A Worker that cannot even begin: forbidden, not found, or unable to compile. */
export class NoWorkerError extends Error {}

/**
 * Starts a core in a Worker.
 * @throws NoWorkerError when no Worker can be had here; DokhaeError when the files cannot
 */
export async function startInWorker(make: () => Worker, start: Start, limitMs: number): Promise<Backend> {
  let worker: Worker;
  try {
    worker = make();
  } catch (cause) {
    throw new NoWorkerError("a Worker cannot be made", { cause });
  }
  let giveUp: ((error: Error) => void) | null = null;
  const ask = (message: Start | Request, transfer: Transferable[], limit: number): Promise<Reply> => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    return new Promise<Reply>((resolve, reject) => {
      giveUp = reject;
      timer = setTimeout(() => {
        reject(new DokhaeError("timeout", `no answer within ${limit} ms`));
      }, limit);
      worker.onmessage = ({ data }: MessageEvent<Reply>) => {
        if (data.type === "error") reject(new DokhaeError(data.code, data.message));
        else resolve(data);
      };
      worker.onerror = (event) => {
        event.preventDefault();
        reject(new NoWorkerError(event.message || "the Worker cannot be used"));
      };
      worker.postMessage(message, transfer);
    }).finally(() => {
      clearTimeout(timer);
    });
  };

  try {
    const reply = await ask(start, [], START_LIMIT_MS);
    if (reply.type !== "ready") throw new NoWorkerError("the Worker is not Dokhae's");
  } catch (error) {
    worker.terminate();
    throw error;
  }
  return {
    async send(request) {
      try {
        const reply = await ask(request, request.type === "page" ? [request.buffer] : [], limitMs);
        if (reply.type === "result") return reply.bytes;
        throw new NoWorkerError("an answer without a result");
      } catch (error) {
        throw error instanceof NoWorkerError ? new DokhaeError("internal", "the Worker has failed", { cause: error }) : error;
      }
    },
    stop: () => {
      worker.terminate();
      giveUp?.(new DokhaeError("invalid_argument", "the core was stopped"));
    },
  };
}

/** Starts a core on this thread, which gets room to breathe between requests. */
export async function startHere(start: Start): Promise<Backend> {
  let core: Core | null = await startCore(start);
  return {
    async send(request) {
      await new Promise((resolve) => setTimeout(resolve));
      if (!core) throw new DokhaeError("invalid_argument", "the core was stopped");
      return answer(core, request);
    },
    stop: () => {
      core = null;
    },
  };
}
