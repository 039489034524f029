import { DokhaeError } from "../../../../js/src/core/errors.js";
import type { Answer, Job, Results } from "./protocol.js";

export interface ImportOptions {
  /** Ends it; the promise rejects with the signal's reason. */
  signal?: AbortSignal;
  onProgress?: (entries: number) => void;
}

/** Does a job in a Worker of its own. @throws DokhaeError */
export function runImport<J extends Job>(job: J, { signal, onProgress }: ImportOptions = {}): Promise<Results[J["type"]]> {
  const worker = new Worker("import-worker.js", { type: "module" });
  return new Promise<Results[J["type"]]>((resolve, reject) => {
    signal?.addEventListener("abort", () => { reject(signal.reason as Error); });
    worker.onerror = (event) => {
      event.preventDefault();
      reject(new DokhaeError("internal", event.message || "the import has failed"));
    };
    worker.onmessage = ({ data }: MessageEvent<Answer>) => {
      if (data.type === "progress") onProgress?.(data.entries);
      else if (data.type === "error") reject(new DokhaeError(data.code, data.message));
      else resolve(data.result as Results[J["type"]]);
    };
    worker.postMessage(job);
  }).finally(() => { worker.terminate(); });
}
