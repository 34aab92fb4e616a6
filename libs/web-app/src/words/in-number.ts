// One and many, where a language tells them apart: `{{count}} [count|lot is|lots are] paused`. Pure.

const CHOICE = /\[(\w+)\|([^[\]|]*)\|([^[\]|]*)\]/g;

/** A choice of which no figure is given stays as it is. */
export function inNumber(text: string, figures: Readonly<Record<string, string | number>>): string {
  return text.replace(CHOICE, (whole, name: string, one: string, many: string) => {
    const figure = figures[name];
    if (figure === undefined) return whole;
    return String(figure) === '1' ? one : many;
  });
}
