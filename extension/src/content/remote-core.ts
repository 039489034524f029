/**
 * The core in the extension's background, as a Worker that `Reader` can use:
 *
 *     new Reader({ worker: makeRemoteCore, wasm: NOTHING, lexicon: NOTHING })
 *
 * The browser stops a background that rests, or that it wants to replace, even in the middle of
 * a call. Then the port ends; it is opened again, what was read last is read again if a stage
 * depends on it, and the call is repeated.
 */
import { DokhaeError } from "../../../js/src/core/errors.js";
import type { Reply, Request, Start } from "../../../js/src/core/protocol.js";
import { CORE_PORT, type CoreReply, type CoreRequest } from "../shared/messages.js";
import { fromWire, toWire } from "../shared/wire.js";

/** How often a call is repeated. */
const REPEATS = 3;

/** Stands for files that the background has. */
export const NOTHING = new ArrayBuffer(0);

/** A request that the core refers back to. */
type Reading = Extract<Request, { type: "page" | "text" }>;

class Disconnected extends Error {}

/** A port with a core that was started. */
class Connection {
  readonly #port = chrome.runtime.connect({ name: CORE_PORT });
  #settle: { resolve: (reply: CoreReply) => void; reject: (error: Error) => void } | null = null;
  #ended = false;
  /** Whether bytes may go as they are. */
  binary = false;

  constructor() {
    this.#port.onMessage.addListener((reply: CoreReply) => {
      this.#settle?.resolve(reply);
      this.#settle = null;
    });
    this.#port.onDisconnect.addListener(() => {
      this.#ended = true;
      this.#settle?.reject(new Disconnected());
      this.#settle = null;
    });
  }

  get ended(): boolean {
    return this.#ended;
  }

  /** @throws Disconnected */
  ask(request: CoreRequest): Promise<CoreReply> {
    return new Promise((resolve, reject) => {
      if (this.#ended) throw new Disconnected();
      this.#settle = { resolve, reject };
      this.#port.postMessage(request);
    });
  }

  close(): void {
    this.#ended = true;
    this.#port.disconnect();
    this.#settle?.reject(new Disconnected());
  }
}

/** For `Reader`, which uses no more of a Worker than there is. */
export function makeRemoteCore(): Worker {
  return new RemoteCore() as unknown as Worker;
}

class RemoteCore {
  /** As a Worker's, with nothing but the data: a content script does not make events everywhere. */
  onmessage: ((event: { data: Reply }) => void) | null = null;
  onerror: (() => void) | null = null;
  #connection: Connection | null = null;
  #last: Reading | null = null;
  #terminated = false;

  postMessage(message: Start | Request): void {
    void this.#answer(message).then((data) => {
      if (!this.#terminated) this.onmessage?.({ data });
    });
  }

  terminate(): void {
    this.#terminated = true;
    this.#connection?.close();
  }

  async #answer(message: Start | Request): Promise<Reply> {
    for (let tries = 0; tries <= REPEATS && !this.#terminated; tries++) {
      try {
        const connection = await this.#connect(message.type === "stage");
        if (message.type === "start") return { type: "ready" };
        const reply = await this.#ask(connection, message);
        if (reply.type === "result" && (message.type === "page" || message.type === "text")) this.#last = message;
        return reply;
      } catch (error) {
        if (error instanceof DokhaeError) return { type: "error", code: error.code, message: error.message };
        // What else fails is the port: the background was stopped, or the extension is not there any more.
        this.#connection = null;
      }
    }
    return { type: "error", code: "unavailable", message: "the extension's background does not answer" };
  }

  /** @param again whether what was read last has to be there */
  async #connect(again: boolean): Promise<Connection> {
    if (this.#connection && !this.#connection.ended) return this.#connection;
    const connection = new Connection();
    this.#connection = connection;
    try {
      const ready = await connection.ask({ type: "start", probe: new ArrayBuffer(8) });
      if (ready.type !== "ready") throw failure(ready);
      connection.binary = ready.binary;
      const reply = again && this.#last ? await this.#ask(connection, this.#last) : null;
      if (reply?.type === "error") throw failure(reply);
    } catch (error) {
      connection.close();
      throw error;
    }
    return connection;
  }

  async #ask(connection: Connection, request: Request): Promise<Reply> {
    const reply = await connection.ask(wired(request, connection.binary));
    return reply.type === "result" ? { type: "result", bytes: fromWire(reply.bytes) } : reply;
  }
}

function wired(request: Request, binary: boolean): CoreRequest {
  switch (request.type) {
    case "page":
      return { type: "page", buffer: toWire(new Uint8Array(request.buffer), binary) };
    case "dictionary":
      throw new DokhaeError("invalid_argument", "the background has the dictionaries");
    default:
      return request;
  }
}

function failure(reply: CoreReply): DokhaeError {
  return reply.type === "error" ? new DokhaeError(reply.code, reply.message) : new DokhaeError("internal", "an answer to something else");
}
