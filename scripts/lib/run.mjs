// Running the project's own steps: shared by build, test and demo.
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/** The project's top folder. */
export const root = fileURLToPath(new URL("../../", import.meta.url));

/**
 * Runs a program in the project's top folder.
 * @param {string} command
 * @param {string[]} args
 * @param {{quiet?: boolean, env?: Record<string, string>}} [options] quiet: print only on failure
 * @returns {Promise<{code: number, output: string}>} never rejects; code 127 when it cannot start
 */
export function attempt(command, args, { quiet = false, env = {} } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
    const chunks = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk) => {
        chunks.push(chunk);
        if (!quiet) process.stdout.write(chunk);
      });
    }
    child.on("error", (error) => resolve({ code: 127, output: `${command}: ${error.message}\n` }));
    child.on("close", (code) => resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString("utf8") }));
  });
}

/** Runs a step that must succeed; ends the process with its output when it does not. */
export async function step(name, command, args, options = {}) {
  const started = Date.now();
  process.stdout.write(`• ${name}\n`);
  const { code, output } = await attempt(command, args, { quiet: true, ...options });
  if (code !== 0) {
    process.stdout.write(output);
    process.stdout.write(`✗ ${name}: '${command} ${args.join(" ")}' ended with ${code}\n`);
    process.exit(1);
  }
  const seconds = (Date.now() - started) / 1000;
  if (seconds >= 5) process.stdout.write(`  ${seconds.toFixed(0)} s\n`);
  return output;
}
