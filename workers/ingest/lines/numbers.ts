import { withRoom } from '../../read/columns/room';

/** Numbers what codes stand for as they are met, without gaps: codes of lines that are set aside leave some. */
export class Numbers {
  /** The first number that is given. */
  readonly first: number;
  /** The number that the next new code will have. */
  next: number;
  /** Of each code its number + 1, from `first` on; 0 for one that was not met. */
  #numbers = new Int32Array(1 << 8);

  constructor(first: number) {
    this.first = first;
    this.next = first;
  }

  of(codes: Int32Array): Int32Array<ArrayBuffer> {
    this.#numbers = withRoom(this.#numbers, highest(codes) + 1);
    const numbers = this.#numbers;
    const found = new Int32Array(codes.length);
    for (let at = 0; at < codes.length; at += 1) {
      const code = codes[at] as number;
      let number = (numbers[code] as number) - 1;
      if (number < 0) {
        number = this.next;
        numbers[code] = number + 1;
        this.next += 1;
      }
      found[at] = number;
    }
    return found;
  }
}

function highest(codes: Int32Array): number {
  let most = -1;
  for (let at = 0; at < codes.length; at += 1) {
    if ((codes[at] as number) > most) most = codes[at] as number;
  }
  return most;
}
