/** The page asks what it shows one question after another; this long after the last it shows it all. In ms. */
const STILL = 2000;
/** Someone who never stops asking must not keep what waits for quiet from being done. In ms. */
const PATIENCE = 20_000;

/** Tells when nobody waits for an answer, so that work nobody waits for takes no processor from them. */
export interface Quiet {
  /** Counts a question until it is answered; answers its promise. */
  during<Answer>(question: Promise<Answer>): Promise<Answer>;
  /** Settles when no question was asked for a while and none is open, or after some patience. */
  whenQuiet(): Promise<void>;
  /**
   * Settles at once where no question is open, else as `whenQuiet`: to be called before each piece of work
   * that takes a tenth of a second.
   */
  whenFree(): Promise<void>;
}

export function createQuiet(now: () => number = () => performance.now()): Quiet {
  let open = 0;
  let last = now();
  const ended = () => {
    open -= 1;
    last = now();
  };
  async function whenQuiet(): Promise<void> {
    const begun = now();
    for (;;) {
      const left = open > 0 ? STILL : Math.max(last, begun) + STILL - now();
      if (left <= 0 || now() - begun >= PATIENCE) return;
      // oxlint-disable-next-line no-await-in-loop -- it looks again when it may have become quiet
      await new Promise((resolve) => setTimeout(resolve, left));
    }
  }
  return {
    during(question) {
      open += 1;
      question.then(ended, ended);
      return question;
    },
    whenQuiet,
    whenFree: async () => (open > 0 ? whenQuiet() : undefined),
  };
}
