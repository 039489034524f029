// A wasm module in which one exported function traps: a real trap, in the real core.

function leb(bytes, at) {
  let value = 0;
  let shift = 0;
  let next = at;
  for (;;) {
    const byte = bytes[next++];
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return [value, next];
    shift += 7;
  }
}

/** Where each section's content starts and ends, by number. */
function sections(bytes) {
  const found = new Map();
  for (let at = 8; at < bytes.length;) {
    const id = bytes[at];
    const [size, start] = leb(bytes, at + 1);
    found.set(id, [start, start + size]);
    at = start + size;
  }
  return found;
}

/** Index of an exported function. */
function exported(bytes, [start], name) {
  let [count, at] = leb(bytes, start);
  while (count-- > 0) {
    const [length, text] = leb(bytes, at);
    const found = bytes.subarray(text, text + length).toString("utf8");
    const kind = bytes[text + length];
    const [index, next] = leb(bytes, text + length + 1);
    if (found === name && kind === 0) return index;
    at = next;
  }
  throw new Error(`${name} is not exported`);
}

function importedFunctions(bytes, section) {
  if (!section) return 0;
  let [count, at] = leb(bytes, section[0]);
  let functions = 0;
  while (count-- > 0) {
    for (let names = 0; names < 2; names++) {
      const [length, text] = leb(bytes, at);
      at = text + length;
    }
    if (bytes[at] !== 0) throw new Error("only functions are expected to be imported");
    functions++;
    [, at] = leb(bytes, at + 1);
  }
  return functions;
}

/** @param {Buffer} wasm @param {string} name of an exported function */
export function withTrap(wasm, name) {
  const bytes = Buffer.from(wasm);
  const found = sections(bytes);
  const wanted = exported(bytes, found.get(7), name) - importedFunctions(bytes, found.get(2));
  let [, at] = leb(bytes, found.get(10)[0]);
  for (let i = 0; i < wanted; i++) {
    const [size, body] = leb(bytes, at);
    at = body + size;
  }
  const [size, body] = leb(bytes, at);
  // No locals, then `unreachable` up to the end.
  bytes.fill(0, body, body + size - 1);
  return bytes;
}
