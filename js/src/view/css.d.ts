/** Style sheets come in as their text, minified by the build. */
declare module "*.css" {
  const text: string;
  export default text;
}
