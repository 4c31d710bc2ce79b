/** A state machine as data: from → to. */
export type Machine<S extends string> = {
  readonly arrows: Readonly<Record<S, readonly S[]>>;
  readonly states: readonly S[];
  may(from: S, to: S): boolean;
  /** States from which `to` can be reached in one move: for the WHERE of a conditional update. */
  into(to: S): S[];
};

export function machine<S extends string>(arrows: Record<S, readonly S[]>): Machine<S> {
  const states = Object.keys(arrows) as S[]; // the keys of the literal are exactly its states
  return {
    arrows,
    states,
    may: (from, to) => arrows[from].includes(to),
    into: (to) => states.filter((from) => arrows[from].includes(to)),
  };
}
