import { updateTag } from "next/cache";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { z } from "zod";
import { transaction, type Tx } from "@/db/client";
import { isStaffPermission, type Permission } from "@/lib/domain/identity/permission";
import { permit, type Permit } from "@/lib/domain/identity/permit";
import { log } from "@/lib/kernel/log";
import { newId } from "@/lib/kernel/ids";
import { reachDoor } from "@/lib/kernel/reached-doors";
import { Refusal, type Outcome, type RefusalCode, type RefusalFacts } from "@/lib/kernel/refusal";
import { hasUnstorableText, isControlFlow, isUniqueViolationOf, readForm, refuse, typedIn } from "./door";
import { actor, channelOfRequest, shownCurrency } from "@/lib/session";

/** What React calls: with an object, with a form, or with the previous state and a form. */
export type Action<I, R> = {
  (input: I): Promise<Outcome<R>>;
  (form: FormData): Promise<Outcome<R>>;
  (previous: Outcome<R> | null, form: FormData): Promise<Outcome<R>>;
};

type Frame<S extends z.ZodType, K extends Permission, R> = {
  can: K;
  input: S;
  /** Cache tags that the change made stale. */
  stale?: (data: R, input: z.output<S>) => string[];
  /** Where a form goes: always with "after", only without JavaScript with "withoutScript". */
  after?: (data: R, input: z.output<S>) => string;
  withoutScript?: (data: R, input: z.output<S>) => string;
  /** Where a form goes that is refused without JavaScript, when its page is published and cannot show why. */
  refusedWithoutScript?: (code: RefusalCode) => string;
  /** Cookies and the like, after the change is committed. */
  then?: (data: R, input: z.output<S>) => Promise<void>;
} & (
  | { run: (tx: Tx, by: Permit<NoInfer<K>>, input: z.output<S>) => Promise<R>; process?: never }
  /** For what must talk to the outside between two transactions. */
  | { process: (by: Permit<NoInfer<K>>, input: z.output<S>) => Promise<R>; run?: never }
);

/**
 * The door a browser may knock on: permit, parse, transaction, verb, refresh. The permit comes first, so a stranger
 * learns nothing about the form behind a door that is not theirs.
 */
export function action<S extends z.ZodType, K extends Permission, R>(frame: Frame<S, K, R>): Action<z.input<S>, R> {
  return async function door(...given: [unknown] | [unknown, FormData]): Promise<Outcome<R>> {
    const raw = given.length === 2 ? given[1] : given[0];
    const head = await headers();
    const withoutScript = raw instanceof FormData && head.get("next-action") === null;
    const no = (code: RefusalCode, facts: RefusalFacts = {}, problem?: z.ZodError) => {
      if (frame.refusedWithoutScript && withoutScript) redirect(frame.refusedWithoutScript(code));
      const refusal = refuse(code, facts, problem);
      return withoutScript ? { ...refusal, typed: typedIn(raw) } : refusal;
    };
    const requestId = head.get("x-request-id") ?? newId();
    reachDoor(requestId);
    let data: R;
    let input: z.output<S>;
    try {
      const by = permit<K>(await actor(frame.can), frame.can, { ...(isStaffPermission(frame.can) ? { channel: "store" } : { channel: await channelOfRequest(), currency: await shownCurrency() }), requestId });
      const fields = raw instanceof FormData ? readForm(raw) : raw;
      if (hasUnstorableText(fields)) return no("invalid", { reason: "The text contains signs that cannot be kept." });
      const parsed = frame.input.safeParse(fields);
      if (!parsed.success) return no("invalid", {}, parsed.error);
      input = parsed.data;
      data = frame.run ? await transaction((tx) => frame.run(tx, by, parsed.data)) : await frame.process(by, parsed.data);
    } catch (error) {
      if (error instanceof Refusal) return no(error.code, error.facts);
      if (isControlFlow(error)) throw error;
      const id = newId();
      log.error({ err: error, errorId: id, requestId, permission: frame.can, constraint: isUniqueViolationOf(error) }, "action failed");
      throw new Error(`Something went wrong on our side (${id}).`, { cause: error });
    }
    await frame.then?.(data, input);
    for (const tag of frame.stale?.(data, input) ?? []) updateTag(tag);
    if (frame.after && raw instanceof FormData) redirect(frame.after(data, input));
    if (frame.withoutScript && withoutScript) redirect(frame.withoutScript(data, input));
    return { ok: true, data };
  } as Action<z.input<S>, R>; // one function, three ways to call it
}
