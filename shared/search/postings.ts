/**
 * Posting lists in little room: per term, ascending document slots with a weight of one byte, as differences in variable-length
 * bytes. Lists grow in slices of doubling size inside shared blocks, so that adding a document appends and never copies.
 */

const BLOCK_BITS = 18;
const BLOCK = 1 << BLOCK_BITS;
/** Payload of a list's first slice; each further slice doubles it up to the last size. A slice ends with the address of the next. */
const FIRST = 8;
const LEVELS = 10;
const NEXT = 4;

const grown = (array: Uint32Array, length: number): Uint32Array => {
  if (length <= array.length) return array;
  const larger = new Uint32Array(Math.max(length, array.length * 2, 1024));
  larger.set(array);
  return larger;
};

export class Postings {
  private readonly blocks: Uint8Array[] = [];
  /** Where the free part of the last block begins. */
  private free = BLOCK;
  private first: Uint32Array = new Uint32Array(0);
  private write: Uint32Array = new Uint32Array(0);
  /** Bytes left in the list's last slice, and its level, in one number: `left << 8 | level`. */
  private room: Uint32Array = new Uint32Array(0);
  private last: Uint32Array = new Uint32Array(0);
  private counts: Uint32Array = new Uint32Array(0);
  private lists = 0;

  /** Number of a new, empty list. */
  open(): number {
    const list = this.lists++;
    for (const name of ['first', 'write', 'room', 'last', 'counts'] as const)
      this[name] = grown(this[name], this.lists);
    const address = this.slice(0);
    this.first[list] = address;
    this.write[list] = address;
    this.room[list] = FIRST << 8;
    return list;
  }

  /** How many documents a list holds. */
  count(list: number): number {
    return this.counts[list]!;
  }

  /** Bytes taken. */
  bytes(): number {
    return this.blocks.length * BLOCK + this.first.length * 20;
  }

  /** Appends a document. @param slot higher than every slot the list holds @param weight 1..255 */
  push(list: number, slot: number, weight: number): void {
    let gap = slot - this.last[list]!;
    while (gap > 127) {
      this.byte(list, (gap & 127) | 128);
      gap >>>= 7;
    }
    this.byte(list, gap);
    this.byte(list, weight);
    this.last[list] = slot;
    this.counts[list]!++;
  }

  /** Calls `visit` for every document of a list, in order. */
  each(list: number, visit: (slot: number, weight: number) => void): void {
    let left = this.counts[list]!;
    let address = this.first[list]!;
    let level = 0;
    let block = this.blocks[address >>> BLOCK_BITS]!;
    let at = address & (BLOCK - 1);
    let end = at + FIRST;
    const byte = (): number => {
      if (at === end) {
        address = block[at]! | (block[at + 1]! << 8) | (block[at + 2]! << 16) | (block[at + 3]! << 24);
        level = Math.min(level + 1, LEVELS);
        block = this.blocks[address >>> BLOCK_BITS]!;
        at = address & (BLOCK - 1);
        end = at + (FIRST << level);
      }
      return block[at++]!;
    };
    let slot = 0;
    while (left-- > 0) {
      let next = byte();
      let gap = next & 127;
      for (let shift = 7; next > 127; shift += 7) {
        next = byte();
        gap |= (next & 127) << shift;
      }
      slot += gap;
      visit(slot, byte());
    }
  }

  private slice(level: number): number {
    const size = (FIRST << level) + NEXT;
    if (this.free + size > BLOCK) {
      this.blocks.push(new Uint8Array(BLOCK));
      this.free = 0;
    }
    const address = ((this.blocks.length - 1) << BLOCK_BITS) | this.free;
    this.free += size;
    return address >>> 0;
  }

  private byte(list: number, value: number): void {
    let room = this.room[list]!;
    let address = this.write[list]!;
    if (room >>> 8 === 0) {
      const level = Math.min((room & 255) + 1, LEVELS);
      const next = this.slice(level);
      const block = this.blocks[address >>> BLOCK_BITS]!;
      const at = address & (BLOCK - 1);
      for (let i = 0; i < NEXT; i++) block[at + i] = (next >>> (8 * i)) & 255;
      room = ((FIRST << level) << 8) | level;
      address = next;
    }
    this.blocks[address >>> BLOCK_BITS]![address & (BLOCK - 1)] = value;
    this.write[list] = address + 1;
    this.room[list] = room - 256;
  }
}
