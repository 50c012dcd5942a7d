/** A tree of plain objects as rows are made of. */
export type Tree = { [member: string]: unknown };

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value);

const steps = (pointer: string): string[] => pointer.split('/').slice(1);

/** The value at a pointer; undefined where there is none. Pointers here are our own: plain names and indexes. */
export const valueAt = (root: unknown, pointer: string): unknown =>
  steps(pointer).reduce<unknown>(
    (inner, step) => (typeof inner === 'object' && inner !== null ? (inner as Tree)[step] : undefined),
    root,
  );

/** Puts a value at a pointer, making the objects on the way. */
export const putAt = (root: Tree, pointer: string, value: unknown): void => {
  const path = steps(pointer);
  let inner = root;
  for (const step of path.slice(0, -1)) {
    // Lists are walked by index; they are there already.
    if (typeof inner[step] !== 'object' || inner[step] === null) inner[step] = {};
    inner = inner[step] as Tree;
  }
  inner[path.at(-1)!] = value;
};

/** Pointers of all texts in two languages that a predicate holds for. */
export const bilingualsIn = (value: unknown, holds: (text: Tree) => boolean, at = ''): string[] => {
  if (typeof value !== 'object' || value === null) return [];
  if (isTree(value) && typeof value.ko === 'string') return holds(value) ? [at] : [];
  return Object.entries(value).flatMap(([step, member]) => bilingualsIn(member, holds, `${at}/${step}`));
};

export { isTree };
