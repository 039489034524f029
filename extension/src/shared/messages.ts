/** What background and content scripts say to each other. */
import type { ErrorCode } from "../../../js/src/core/errors.js";
import type { Stage } from "../../../js/src/core/loader.js";

/** Name of the port behind which the background has a core. */
export const CORE_PORT = "core";

/**
 * Bytes in a message: as they are where messages are cloned by structure (Firefox; Chrome from
 * 148 on, which the manifest asks for), else in base64.
 */
export type WireBytes = ArrayBuffer | string;

/** From the content script through the port; each is answered before the next is made. */
export type CoreRequest =
  /** `probe`: eight bytes, so that the background sees whether it gets them as such. */
  | { type: "start"; probe: ArrayBuffer }
  | { type: "page"; buffer: WireBytes }
  | { type: "text"; text: string }
  | { type: "stage"; stage: Stage };

export type CoreReply =
  /** `binary`: whether bytes may go as they are. */
  | { type: "ready"; binary: boolean }
  | { type: "result"; bytes: WireBytes }
  | { type: "error"; code: ErrorCode; message: string };

/** How Dokhae shows itself on a page. */
export const VIEWS = ["reader", "side", "glosses"] as const;
export type View = (typeof VIEWS)[number];

/** From the background to a tab's content script. */
export type Command =
  /** The button: closes what is open, else opens as the user has chosen. */
  | { type: "toggle" }
  /** The same if it is a site to open at once, without a press; else nothing. */
  | { type: "arrive" }
  | { type: "open"; view: View }
  /** `text`: what the browser says is selected, in a frame perhaps; the page's own selection is better. */
  | { type: "selection"; text?: string };

/** What the action button tells of a tab. */
export const STATES = ["ready", "reading", "open", "noArticle", "notKorean", "forbidden", "error"] as const;
export type State = (typeof STATES)[number];

/** From a content script to the background. */
export type Notification =
  | { type: "state"; state: State }
  /** Puts a style sheet into the tab (or takes it out), which its own world may not do. */
  | { type: "css"; css: string; on: boolean }
  | { type: "options" };
