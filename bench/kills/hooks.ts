import pg from "pg";

/** A moment between two statements of an operation: the n-th was just sent, or just answered. */
export type Moment = { statement: number; when: "sent" | "answered" };

/**
 * Calls back at every such moment, in the order of the statements sent by this process, transactions' own included. Nothing
 * is told to the caller before the callback returns, so a process that ends in it dies exactly there.
 */
export function onEveryStatement(tell: (moment: Moment) => void): { count(): number; stop(): void } {
  const original: unknown = Reflect.get(pg.Client.prototype, "query");
  if (typeof original !== "function") throw new Error("the driver has no query");
  let sent = 0;
  Reflect.set(pg.Client.prototype, "query", function (this: pg.Client, ...args: unknown[]): unknown {
    const statement = ++sent;
    const answered = (): void => tell({ statement, when: "answered" });
    const callback = args.at(-1);
    if (typeof callback === "function") args[args.length - 1] = (...answer: unknown[]): void => {
      answered();
      Reflect.apply(callback, this, answer);
    };
    const answer: unknown = Reflect.apply(original, this, args);
    tell({ statement, when: "sent" });
    return answer instanceof Promise ? answer.finally(answered) : answer;
  });
  return { count: () => sent, stop: () => void Reflect.set(pg.Client.prototype, "query", original) };
}
