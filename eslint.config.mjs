import tseslint from "typescript-eslint";

/** Ways for text from a page to become markup or code. There is no exception to these. */
const MARKUP = ["innerHTML", "outerHTML", "srcdoc"];
const WRITERS = ["insertAdjacentHTML", "setHTMLUnsafe", "parseHTMLUnsafe", "createContextualFragment", "write", "writeln"];

const unsafe = {
  "no-eval": "error",
  "no-implied-eval": "error",
  "no-new-func": "error",
  "no-script-url": "error",
  "no-restricted-properties": [
    "error",
    ...[...MARKUP, ...WRITERS.slice(0, -2)].map((property) => ({ property, message: "Build elements, not markup." })),
    ...WRITERS.slice(-2).map((property) => ({ object: "document", property, message: "Build elements, not markup." })),
  ],
  "no-restricted-syntax": [
    "error",
    ...MARKUP.map((name) => ({
      selector: `AssignmentExpression[left.property.value='${name}'], Property[key.name='${name}']`,
      message: "Build elements, not markup.",
    })),
  ],
};

const NODE = ["AbortController", "AbortSignal", "Buffer", "DOMException", "TextDecoder", "TextEncoder", "URL", "WebAssembly", "clearTimeout",
  "console", "fetch", "performance", "process", "setImmediate", "setTimeout", "structuredClone"];
/** Functions that scripts hand to the browser. */
const BROWSER = ["chrome", "document", "getComputedStyle", "getSelection", "location", "requestAnimationFrame", "window"];

const readonly = (names) => Object.fromEntries(names.map((name) => [name, "readonly"]));

export default tseslint.config(
  { ignores: ["**/dist/", "build/", "node_modules/", "**/*.generated.ts"] },
  {
    files: ["**/*.{mjs,js,ts}"],
    rules: unsafe,
    linterOptions: { reportUnusedDisableDirectives: "error" },
  },
  {
    files: ["js/src/**/*.ts", "extension/src/**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-unused-vars": "error",
    },
  },
  {
    files: ["**/*.{mjs,js}"],
    languageOptions: { globals: readonly([...NODE, ...BROWSER]) },
    rules: {
      "no-undef": "error",
      "no-unused-vars": "error",
      "prefer-const": "error",
      eqeqeq: ["error", "always", { null: "ignore" }],
    },
  },
  {
    // What must not be let through has to be written down somewhere.
    files: ["js/test/**", "tests/**"],
    rules: { "no-script-url": "off", "no-restricted-properties": "off", "no-restricted-syntax": "off" },
  },
  // These run in the browser, half of each or all, and it has more names than can be listed.
  { files: ["tests/browser/**", "tests/extension/**", "demo/**"], rules: { "no-undef": "off" } },
);
