import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./support/load.mjs";

const { Client } = await load("core/client.ts");

/** A Worker that answers as it is told: `replies` gives the reply to each request, or nothing. */
class FakeWorker {
  static made = 0;
  static alive = 0;
  onmessage = null;
  onerror = null;

  constructor(replies = () => ({ type: "result", bytes: new Uint8Array() })) {
    FakeWorker.made += 1;
    FakeWorker.alive += 1;
    this.replies = replies;
  }

  postMessage(message) {
    const reply = message.type === "start" ? this.start() : this.replies(message);
    if (reply) setImmediate(() => this.onmessage?.({ data: reply }));
  }

  start() {
    return { type: "ready" };
  }

  terminate() {
    FakeWorker.alive -= 1;
  }
}

function clientOf(makeWorker, options = {}) {
  FakeWorker.made = FakeWorker.alive = 0;
  return new Client({ wasm: new Uint8Array(), lexicon: new Uint8Array(), makeWorker, timeout: 1000, idleTimeout: 1000, ...options });
}

const once = (text = "가") => ({ run: (send) => send({ type: "text", text }) });
const later = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

test("nothing starts before there is work, and one worker does it all", async () => {
  const client = clientOf(() => new FakeWorker());
  assert.equal(FakeWorker.made, 0);
  await Promise.all([client.run(once()), client.run(once()), client.run(once())]);
  assert.equal(FakeWorker.made, 1);
  client.close();
});

test("jobs run one after the other", async () => {
  const seen = [];
  const client = clientOf(() => new FakeWorker(({ text }) => (seen.push(text), { type: "result", bytes: new Uint8Array() })));
  const job = (name) => ({ run: async (send) => { for (const part of [1, 2]) await send({ type: "text", text: name + part }); } });
  await Promise.all([client.run(job("a")), client.run(job("b"))]);
  assert.deepEqual(seen, ["a1", "a2", "b1", "b2"]);
  client.close();
});

test("an error of the page leaves the worker alone, one of the core ends it", async () => {
  let code = "bad_page";
  const client = clientOf(() => new FakeWorker(() => (code ? { type: "error", code, message: "" } : { type: "result", bytes: new Uint8Array() })));
  await assert.rejects(client.run(once()), { name: "DokhaeError", code: "bad_page" });
  assert.deepEqual([FakeWorker.made, FakeWorker.alive], [1, 1]);
  code = "internal";
  await assert.rejects(client.run(once()), { code: "internal" });
  code = "";
  await client.run(once());
  assert.deepEqual([FakeWorker.made, FakeWorker.alive], [2, 1]);
  client.close();
});

test("a worker that does not answer is ended and replaced", async () => {
  let answers = false;
  const client = clientOf(() => new FakeWorker(() => (answers ? { type: "result", bytes: new Uint8Array() } : null)), { timeout: 30 });
  await assert.rejects(client.run(once()), { code: "timeout" });
  answers = true;
  await client.run(once());
  assert.deepEqual([FakeWorker.made, FakeWorker.alive], [2, 1]);
  client.close();
});

test("abort: waiting, running, and before", async () => {
  const seen = [];
  const client = clientOf(() => new FakeWorker(({ text }) => (seen.push(text), { type: "result", bytes: new Uint8Array() })));
  const controller = new AbortController();
  const { signal } = controller;
  const running = client.run({ signal, run: async (send) => { for (;;) await send({ type: "text", text: "running" }); } });
  const waiting = client.run({ signal, ...once("waiting") });
  const other = client.run(once("other"));
  const expectations = [assert.rejects(running, { name: "AbortError" }), assert.rejects(waiting, { name: "AbortError" })];
  await later(20);
  controller.abort();
  await Promise.all(expectations);
  await other;
  await assert.rejects(client.run({ signal, ...once("late") }), { name: "AbortError" });
  assert.deepEqual([...new Set(seen)], ["running", "other"]);
  assert.equal(FakeWorker.made, 1);
  client.close();
});

test("idle: the worker is given up, and comes again", async () => {
  const client = clientOf(() => new FakeWorker(), { idleTimeout: 20 });
  await client.run(once());
  await later(60);
  assert.equal(FakeWorker.alive, 0);
  await client.run(once());
  assert.deepEqual([FakeWorker.made, FakeWorker.alive], [2, 1]);
  client.close();
});

test("where no worker can be had, the work is done here", async () => {
  const forbidden = () => { throw new DOMException("forbidden", "SecurityError"); };
  const deaf = () => Object.assign(new FakeWorker(), { postMessage() { setImmediate(() => this.onerror({ message: "blocked", preventDefault() {} })); } });
  for (const make of [forbidden, deaf]) {
    // The empty bytes are no wasm: that it says so shows that it was tried on this thread.
    await assert.rejects(clientOf(make).run(once()), { code: "unavailable" });
  }
});

test("files that cannot be loaded: said so, and tried again next time", async () => {
  let works = false;
  class Starting extends FakeWorker {
    start() {
      return works ? { type: "ready" } : { type: "error", code: "unavailable", message: "404" };
    }
  }
  const client = clientOf(() => new Starting());
  await assert.rejects(client.run(once()), { code: "unavailable", message: "404" });
  works = true;
  await client.run(once());
  assert.deepEqual([FakeWorker.made, FakeWorker.alive], [2, 1]);
  client.close();
});

test("close: what runs and what waits rejects", async () => {
  const client = clientOf(() => new FakeWorker(() => null));
  const jobs = [client.run(once()), client.run(once())].map((job) => assert.rejects(job, { code: "invalid_argument" }));
  await later(10);
  client.close();
  await Promise.all(jobs);
  await assert.rejects(client.run(once()), { code: "invalid_argument" });
});

test("dictionaries: one that is refused is forgotten, the others go to every later worker", async () => {
  const starts = [];
  const sent = [];
  class Reading extends FakeWorker {
    postMessage(message) {
      if (message.type === "start") starts.push(message.dictionaries);
      if (message.type === "dictionary") sent.push(message.pack);
      super.postMessage(message);
    }
  }
  const [good, bad, other] = [new Uint8Array([1]), new Uint8Array([2]), new Uint8Array([3])];
  let crashes = false;
  const client = clientOf(() => new Reading(({ pack }) => {
    if (pack === bad) return { type: "error", code: "incompatible_data", message: "" };
    return crashes ? { type: "error", code: "internal", message: "" } : { type: "result", bytes: new Uint8Array() };
  }));
  await client.addDictionary(good);
  await assert.rejects(client.addDictionary(bad), { code: "incompatible_data" });
  await client.addDictionary(other);
  assert.deepEqual([starts, sent], [[[]], [good, bad, other]]);
  crashes = true;
  await assert.rejects(client.run(once()), { code: "internal" });
  crashes = false;
  await client.run(once());
  assert.deepEqual(starts.at(-1), [good, other]);
  client.removeDictionary(good);
  client.removeDictionary(bad);
  await client.run(once());
  assert.deepEqual(starts.at(-1), [other]);
  assert.deepEqual([FakeWorker.made, FakeWorker.alive], [3, 1]);
  client.close();
});
