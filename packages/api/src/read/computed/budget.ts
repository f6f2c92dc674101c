/** What computing values may cost, so that a few lines cannot ask for more than a machine has. */
export interface Budget {
  /** @returns whether there is still so much left, which is then spent */
  spend(amount: number): boolean;
}

/** References and characters that the values of a file may take altogether; more than any API needs. */
const MAX_COST = 5_000_000;

export function newBudget(): Budget {
  let left = MAX_COST;
  return {
    spend(amount) {
      left -= amount;
      return left >= 0;
    },
  };
}

/** How many references may lead from one to the next. */
export const MAX_TRAIL = 50;

/** What a reference costs, in characters. */
export const REFERENCE_COST = 50;
