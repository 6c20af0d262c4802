/** How far a long call is. `done` and `total` share a unit that `stage` names, e.g. bytes. */
export interface Progress {
  stage: string;
  done: number;
  /** 0 when it is not known. */
  total: number;
}
