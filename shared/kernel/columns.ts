/** Columns of numbers, one value a row; how bulk results travel between the steps of the nightly run. */
export type Column = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float32Array | Float64Array;
export type Columns = Readonly<Record<string, Column>>;

const KINDS = { Uint8Array, Uint16Array, Uint32Array, Int32Array, Float32Array, Float64Array } as const;
type Kind = keyof typeof KINDS;
const ALIGN = 8;

/** Columns as bytes: the length of a JSON header, the header (name, kind, length of each), then the values, 8-byte aligned. */
export const encodeColumns = (columns: Columns): Uint8Array => {
  const entries = Object.entries(columns);
  const header = Buffer.from(JSON.stringify(entries.map(([name, c]) => [name, c.constructor.name, c.length])), 'utf8');
  const parts: Uint8Array[] = [];
  const push = (bytes: Uint8Array) => parts.push(bytes, new Uint8Array((ALIGN - (bytes.length % ALIGN)) % ALIGN));
  const size = new Uint8Array(ALIGN);
  new DataView(size.buffer).setUint32(0, header.length, true);
  push(size);
  push(header);
  for (const [, c] of entries) push(new Uint8Array(c.buffer, c.byteOffset, c.byteLength));
  return new Uint8Array(Buffer.concat(parts));
};

/** The columns of {@link encodeColumns}. @throws TypeError where the bytes are not such. */
export const decodeColumns = (bytes: Uint8Array): Record<string, Column> => {
  // Typed arrays need an aligned start, which a view into a shared pool does not promise.
  const { buffer } = new Uint8Array(bytes);
  const headerLength = new DataView(buffer).getUint32(0, true);
  const header = JSON.parse(Buffer.from(buffer, ALIGN, headerLength).toString('utf8')) as [string, string, number][];
  let offset = ALIGN + Math.ceil(headerLength / ALIGN) * ALIGN;
  const columns: Record<string, Column> = {};
  for (const [name, kind, length] of header) {
    const Type = KINDS[kind as Kind];
    if (Type === undefined) throw new TypeError(`unknown column kind ${kind}`);
    const column = new Type(buffer, offset, length);
    columns[name] = column;
    offset += Math.ceil(column.byteLength / ALIGN) * ALIGN;
  }
  return columns;
};
