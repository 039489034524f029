/** Every character that could mean something in Markdown or HTML, made to mean itself. */
export function markdownEscaped(text: string): string {
  return text.replace(/[\\`*_[\]<>#!|~&$]/g, "\\$&");
}
