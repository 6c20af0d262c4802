/** The progress of a long call. `done` and `total` share a unit that `stage` names, e.g. bytes. */
export interface Progress {
  stage: string;
  done: number;
  /** The total is 0 when it is not known. */
  total: number;
}
