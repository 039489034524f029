import reader from "./reader.css";
import words from "./words.css";

/** Of all that stands in a shadow root of ours. */
export const styles = reader + words;
