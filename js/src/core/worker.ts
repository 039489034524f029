/** The Worker: a core and the messages of protocol.ts. A module, so that it shares the core's loader with the page. */
import { answer, startCore } from "./answer.js";
import { DokhaeError } from "./errors.js";
import type { Core } from "./loader.js";
import type { Reply, Request, Start } from "./protocol.js";

interface Scope {
  onmessage: ((event: MessageEvent<Start | Request>) => void) | null;
  postMessage(reply: Reply, transfer?: Transferable[]): void;
}
const scope = globalThis as unknown as Scope;

let core: Core | null = null;

async function handle(message: Start | Request): Promise<void> {
  try {
    if (message.type === "start") {
      core = await startCore(message);
      scope.postMessage({ type: "ready" });
    } else if (core) {
      const bytes = answer(core, message);
      scope.postMessage({ type: "result", bytes }, [bytes.buffer]);
    } else {
      throw new DokhaeError("invalid_argument", "the worker was not started");
    }
  } catch (error) {
    const code = error instanceof DokhaeError ? error.code : "internal";
    scope.postMessage({ type: "error", code, message: error instanceof Error ? error.message : String(error) });
  }
}

scope.onmessage = (event) => void handle(event.data);
