// Names beside what they name, without covering one another.

/** Positions moved as little as is needed for a distance between neighbours. */
export function spread(wanted: readonly number[], distance: number, room: number): number[] {
  const order = wanted.map((y, index) => ({ y, index })).sort((a, b) => a.y - b.y || b.index - a.index);
  let least = 0;
  for (const item of order) {
    item.y = Math.max(item.y, least);
    least = item.y + distance;
  }
  let most = room;
  for (const item of [...order].reverse()) {
    item.y = Math.min(item.y, most);
    most = item.y - distance;
  }
  const placed = new Array<number>(wanted.length).fill(0);
  for (const { y, index } of order) placed[index] = y;
  return placed;
}
