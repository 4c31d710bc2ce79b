import { z } from "zod";
import type { Tx } from "@/db/client";
import type { ApiScope } from "@/lib/domain/integrations/api-key";
import type { Staff } from "@/lib/domain/identity/actor";
import { permit, type Permit } from "@/lib/domain/identity/permit";

type Params = Readonly<Record<string, string>>;

export type Caller = { actor: Staff; requestId: string };

/** One door of the integrators' API: what it takes and gives is what its documentation says, because both are made of these. */
export type Operation = {
  method: "GET" | "POST";
  /** With `{names}` of what the path carries. */
  path: string;
  can: ApiScope;
  group: string;
  title: string;
  detail?: string;
  query: z.ZodObject;
  body: z.ZodObject | null;
  answer: z.ZodObject;
  /** Null: not there, or not yours. */
  run: (caller: Caller, input: { params: Params; query: unknown; body: unknown }, tx: Tx | null) => Promise<unknown>;
};

type Reading<K extends ApiScope, Q extends z.ZodObject, A extends z.ZodObject> = Pick<Operation, "path" | "group" | "title" | "detail"> & {
  can: K; query?: Q; answer: A; read: (by: Permit<K>, query: z.output<Q>, params: Params) => Promise<z.input<A> | null>;
};

type Writing<K extends ApiScope, B extends z.ZodObject, A extends z.ZodObject> = Pick<Operation, "path" | "group" | "title" | "detail"> & {
  can: K; body: B; answer: A; write: (tx: Tx, by: Permit<K>, body: z.output<B>, params: Params) => Promise<z.input<A>>;
};

const nothing = z.object({});

/** A program's permit for one of its scopes. @throws Refusal `forbidden` */
export const permitOf = <K extends ApiScope>({ actor, requestId }: Caller, can: K): Permit<K> => permit<K>(actor, can, { channel: "device", requestId });

export function get<K extends ApiScope, A extends z.ZodObject, Q extends z.ZodObject = typeof nothing>({ read, query, ...rest }: Reading<K, Q, A>): Operation {
  const asked = query ?? nothing;
  // The frame parsed the query by this schema.
  return { ...rest, method: "GET", query: asked, body: null, run: (caller, input) => read(permitOf(caller, rest.can), input.query as z.output<Q>, input.params) };
}

export function post<K extends ApiScope, B extends z.ZodObject, A extends z.ZodObject>({ write, ...rest }: Writing<K, B, A>): Operation {
  return {
    ...rest, method: "POST", query: nothing,
    run: (caller, input, tx) => {
      if (!tx) throw new Error("a write runs in a transaction");
      return write(tx, permitOf(caller, rest.can), input.body as z.output<B>, input.params); // parsed by this schema, too
    },
  };
}

/** A page of a list: `next` goes into `cursor`, and is null at the end. */
export const pageOf = <T extends z.ZodType>(item: T) => z.object({ data: z.array(item), next: z.string().nullable().describe("Send it as `cursor` for the next page; null at the end.") });
export const paging = { cursor: z.string().max(200).optional().describe("Where the last page ended."), limit: z.coerce.number().int().min(1).max(200).default(50).describe("How many at most.") };
