// Firefox's own protocol, Marionette, as far as the tests speak it: WebDriver's commands over a
// socket, in pages and in the browser's own window, where the buttons of extensions are.
import { connect } from "node:net";

/** A connection to a Firefox that listens. Messages are JSON with their length in bytes before them. */
export class Marionette {
  #socket;
  #rest = Buffer.alloc(0);
  #last = 0;
  /** By number: what to do with the answer. */
  #waiting = new Map();
  #context = "content";

  /** @param {number} port on this machine */
  static async connect(port) {
    const marionette = new Marionette();
    const socket = connect(port, "127.0.0.1");
    marionette.#socket = socket;
    // It speaks first, of itself.
    await new Promise((resolve, reject) => {
      marionette.#waiting.set("greeting", { resolve, reject });
      socket.on("data", (data) => { marionette.#take(data); });
      socket.on("error", reject);
      socket.on("close", () => {
        for (const { reject } of marionette.#waiting.values()) reject(new Error("Firefox has closed the connection"));
        marionette.#waiting.clear();
      });
    });
    return marionette;
  }

  #take(data) {
    this.#rest = Buffer.concat([this.#rest, data]);
    for (;;) {
      const colon = this.#rest.indexOf(":");
      const end = colon + 1 + Number(this.#rest.subarray(0, colon));
      if (colon < 0 || this.#rest.length < end) return;
      const message = JSON.parse(this.#rest.subarray(colon + 1, end).toString("utf8"));
      this.#rest = this.#rest.subarray(end);
      const [, number, error, result] = Array.isArray(message) ? message : [1, "greeting", null, message];
      const { resolve, reject } = this.#waiting.get(number);
      this.#waiting.delete(number);
      if (error) reject(new Error(`${error.error}: ${error.message}`));
      else resolve(result);
    }
  }

  /** @throws with the browser's own words */
  send(command, parameters = {}) {
    const number = ++this.#last;
    const message = Buffer.from(JSON.stringify([0, number, command, parameters]));
    return new Promise((resolve, reject) => {
      this.#waiting.set(number, { resolve, reject });
      this.#socket.write(Buffer.concat([Buffer.from(`${message.length}:`), message]));
    });
  }

  /** Whether commands are about the page or about the browser's own window. */
  async in(context) {
    if (context === this.#context) return;
    await this.send("Marionette:SetContext", { value: context });
    this.#context = context;
  }

  /**
   * Runs a function and waits for what it promises; arguments and result are JSON.
   * @param {"content" | "chrome"} context
   * @param {string | null} sandbox "system": with the browser's rights, beside the page's own scripts; null: as they are
   */
  async run(context, sandbox, run, ...args) {
    await this.in(context);
    const script = `return Promise.resolve((${String(run)})(...JSON.parse(arguments[0]))).then((value) => JSON.stringify({ value }));`;
    const { value } = await this.send("WebDriver:ExecuteScript", { script, args: [JSON.stringify(args)], sandbox });
    return JSON.parse(value).value;
  }

  close() {
    this.#socket.destroy();
  }
}
