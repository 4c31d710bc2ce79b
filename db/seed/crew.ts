import type { LocationId } from "@/lib/kernel/ids";
import { itemAt, type Random } from "./random";
import type { Colleague } from "./staff";
import type { Store } from "./stores";

/** Who works where. */
export class Crew {
  private readonly byStore = new Map<LocationId, Colleague[]>();
  readonly agents: Colleague[];

  constructor(staff: readonly Colleague[], private readonly random: Random) {
    for (const colleague of staff) for (const id of colleague.storeIds) this.byStore.set(id, [...(this.byStore.get(id) ?? []), colleague]);
    this.agents = staff.filter((colleague) => colleague.role === "service_agent");
  }

  /** An associate of that place, now and then its manager. */
  someoneAt(store: Store): Colleague {
    const all = this.byStore.get(store.id) ?? [];
    const associates = all.filter((colleague) => colleague.role === "associate");
    return this.random.pick(associates.length > 0 && this.random.chance(0.9) ? associates : all);
  }

  associatesAt(store: Store): Colleague[] {
    return (this.byStore.get(store.id) ?? []).filter((colleague) => colleague.role === "associate");
  }

  managerOf(store: Store): Colleague {
    return itemAt((this.byStore.get(store.id) ?? []).filter((colleague) => colleague.role === "store_manager"), 0);
  }

  named(email: string): Colleague {
    const found = [...this.byStore.values()].flat().find((colleague) => colleague.email === email);
    if (!found) throw new Error(`Nobody is called ${email}`);
    return found;
  }
}
