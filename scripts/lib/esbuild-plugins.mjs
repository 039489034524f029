// What the builds of the package and of the extension have in common.
import { readFileSync } from "node:fs";
import * as esbuild from "esbuild";

/** Style sheets become texts, as small as esbuild makes them. */
export const styleTexts = {
  name: "style-texts",
  setup(build) {
    build.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await esbuild.transform(readFileSync(path, "utf8"), { loader: "css", minify: true, sourcefile: path });
      return { contents: code, loader: "text" };
    });
  },
};
