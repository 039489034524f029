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
    const { current } = this;
    this.#items = items;
    for (const item of items) item.tabIndex = -1;
    this.#current = 0;
    this.select(current && items.includes(current) ? current : items[0]);
  }

  /** Makes an item the tab stop; nothing happens when it is none of the items. */
  select(item: HTMLElement | undefined): void {
    if (!item || !this.#items.includes(item)) return;
    if (this.current) this.current.tabIndex = -1;
    this.#current = this.#items.indexOf(item);
    item.tabIndex = 0;
  }

  focus(item: HTMLElement): void {
    this.select(item);
    item.focus();
  }

  /** Focus to the item `step` places on; stays at the ends. */
  move(step: number): void {
    const item = this.#items[Math.min(Math.max(this.#current + step, 0), this.#items.length - 1)];
    if (item) this.focus(item);
  }
}

/** Arrow keys, Home and End over the items of a list or toolbar. */
export function arrowKeys(roving: Roving, event: KeyboardEvent, previous: string, next: string): boolean {
  const step = { [previous]: -1, [next]: 1, Home: -Infinity, End: Infinity }[event.key];
  if (!step || event.altKey || event.ctrlKey || event.metaKey) return false;
  roving.move(step);
  return true;
}
