/** What a terminal would take for a command does not come from a page. */
export function printable(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, "");
}

export const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();
