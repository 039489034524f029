/**
 * One tab stop for many elements (WAI-ARIA's roving tabindex): only the current one can be
 * reached with Tab, the others from it.
 */
export class Roving {
  #items: readonly HTMLElement[] = [];
  #current = 0;

  get items(): readonly HTMLElement[] {
    return this.#items;
  }

  get current(): HTMLElement | null {
    return this.#items[this.#current] ?? null;
  }

  /** Takes over new items; the current one stays current when it is among them. */
  set(items: readonly HTMLElement[]): void {
    const current = this.current;
    this.#items = items;
    this.#current = Math.max(0, current ? items.indexOf(current) : 0);
    items.forEach((item, index) => {
      item.tabIndex = index === this.#current ? 0 : -1;
    });
  }

  /** Makes an item the tab stop; nothing happens when it is none of the items. */
  select(item: HTMLElement): void {
    const index = this.#items.indexOf(item);
    if (index < 0) return;
    const previous = this.current;
    if (previous) previous.tabIndex = -1;
    this.#current = index;
    item.tabIndex = 0;
  }

  focus(item: HTMLElement): void {
    this.select(item);
    item.focus();
  }

  /** Focus to the item `step` places on; stays at the ends. */
  move(step: number): HTMLElement | null {
    const index = Math.min(Math.max(this.#current + step, 0), this.#items.length - 1);
    const item = this.#items[index] ?? null;
    if (item) this.focus(item);
    return item;
  }

  first(): void {
    this.move(-this.#items.length);
  }

  last(): void {
    this.move(this.#items.length);
  }
}

/** Arrow keys, Home and End over the items of a list or toolbar. */
export function arrowKeys(roving: Roving, event: KeyboardEvent, previous: string, next: string): boolean {
  if (event.altKey || event.ctrlKey || event.metaKey) return false;
  switch (event.key) {
    case previous:
      roving.move(-1);
      return true;
    case next:
      roving.move(1);
      return true;
    case "Home":
      roving.first();
      return true;
    case "End":
      roving.last();
      return true;
    default:
      return false;
  }
}
