// WebDriver (W3C) as far as the tests speak it to WebKit, which puppeteer does not drive.

/** Keys by their names in the DOM, as WebDriver's code points. */
const KEYS = {
  Enter: "\uE007", Escape: "\uE00C", Tab: "\uE004", Backspace: "\uE003", Space: " ", Shift: "\uE008", Control: "\uE009", Alt: "\uE00A",
  ArrowLeft: "\uE012", ArrowUp: "\uE013", ArrowRight: "\uE014", ArrowDown: "\uE015", PageUp: "\uE00E", PageDown: "\uE00F", End: "\uE010", Home: "\uE011",
};
const keyOf = (name) => KEYS[name] ?? name;

/** Steps of a keyboard that press a key, with modifiers before it: `Shift+Tab`. */
export function keySteps(name) {
  const keys = name === "+" ? ["+"] : name.split("+").map(keyOf);
  return [...keys.map((value) => ({ type: "keyDown", value })), ...keys.toReversed().map((value) => ({ type: "keyUp", value }))];
}

/** A session with a WebDriver server: one window. */
export class Session {
  #base;

  /** @throws when the server cannot start its browser */
  static async create(address, capabilities) {
    const session = new Session();
    session.#base = address;
    const { sessionId } = await session.#send("POST", "/session", { capabilities: { alwaysMatch: capabilities } });
    session.#base = `${address}/session/${sessionId}`;
    await session.#send("POST", "/timeouts", { script: 60_000, pageLoad: 60_000, implicit: 0 });
    return session;
  }

  async #send(method, path, body) {
    const response = await fetch(this.#base + path, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`WebDriver ${path}: ${value?.error}: ${value?.message}`);
    return value;
  }

  goto(url) {
    return this.#send("POST", "/url", { url });
  }

  /** Runs a function in the page and waits for what it promises; arguments and result are JSON. */
  async evaluate(run, ...args) {
    const script = `const done = arguments[arguments.length - 1];
      Promise.resolve().then(() => (${String(run)})(...JSON.parse(arguments[0])))
        .then((value) => { done(JSON.stringify({ value })); }, (error) => { done(JSON.stringify({ error: String(error?.stack ?? error) })); });`;
    const { value, error } = JSON.parse(await this.#send("POST", "/execute/async", { script, args: [JSON.stringify(args)] }));
    if (error) throw new Error(error);
    return value;
  }

  /** A window whose page has this size. */
  async resize(width, height) {
    const inner = () => this.evaluate(() => [innerWidth, innerHeight]);
    let [outerWidth, outerHeight] = [width, height];
    for (let i = 0; i < 3; i++) {
      await this.#send("POST", "/window/rect", { width: outerWidth, height: outerHeight });
      const [w, h] = await inner();
      if (w === width && h === height) return;
      outerWidth += width - w;
      outerHeight += height - h;
    }
  }

  #act(type, id, actions, more = {}) {
    return this.#send("POST", "/actions", { actions: [{ type, id, ...more, actions }] });
  }

  /** @param {string} name with modifiers before it: `Shift+Tab` */
  press(name) {
    return this.#act("key", "keyboard", keySteps(name));
  }

  // No fingers: WebKitGTK's driver makes a mouse of them.
  tap = null;

  #pointer(steps) {
    return this.#act("pointer", "mouse", steps, { parameters: { pointerType: "mouse" } });
  }

  move(x, y) {
    return this.#pointer([{ type: "pointerMove", duration: 0, x: Math.round(x), y: Math.round(y) }]);
  }

  click(x, y) {
    return this.#pointer([
      { type: "pointerMove", duration: 0, x: Math.round(x), y: Math.round(y) }, { type: "pointerDown", button: 0 }, { type: "pointerUp", button: 0 },
    ]);
  }

  async screenshot() {
    return Buffer.from(await this.#send("GET", "/screenshot"), "base64");
  }

  end() {
    return this.#send("DELETE", "");
  }
}
