import type { Permission } from "@/lib/domain/identity/permission";
import type { Permit } from "@/lib/domain/identity/permit";

/** Who a line of the ledger names. */
export function movementActor({ actor }: Permit<Permission>): { kind: string; id: string | null } {
  switch (actor.kind) {
    case "staff": return { kind: "staff", id: actor.staffId };
    case "customer": return { kind: "customer", id: actor.customerId };
    case "system": return { kind: "system", id: actor.name };
    case "agent": return { kind: "agent", id: actor.agentId };
    case "guest": return { kind: "guest", id: null };
  }
}
