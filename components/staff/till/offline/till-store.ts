import type { SignedEntry } from "@/lib/domain/till/offline-sale";
import type { Receipt } from "@/lib/domain/till/get-receipt";
import type { CatalogItem, TillView } from "@/lib/domain/till/till-view";

/** The private half cannot leave this browser: it was made so that no script can read it. */
export type Keyring = { keyId: string; numbers: string[]; /** Of the newest sale. */ sequence: number; previous: string; privateKey: CryptoKey };
export type KeptPin = { salt: Uint8Array<ArrayBuffer>; hash: Uint8Array<ArrayBuffer>; until: number; wrong: number };
export type QueuedSale = { sequence: number; keyId: string; saleId: string; entry: SignedEntry; receipt: Receipt };

type Kept = { view: TillView; catalog: { at: string; items: CatalogItem[] }; key: Keyring; pins: Record<string, KeptPin> };

/** What a register keeps in its browser over reloads, crashes and lost networks; each register its own. */
export function tillStore(registerId: string) {
  const opened = open(`till.${registerId}`);
  return {
    async read<K extends keyof Kept>(name: K): Promise<Kept[K] | null> {
      const value: unknown = await done((await opened).transaction("kept").objectStore("kept").get(name));
      return (value ?? null) as Kept[K] | null; // only `keep` writes here
    },
    async keep<K extends keyof Kept>(name: K, value: Kept[K]): Promise<void> {
      await whole(await opened, ["kept"], (tx) => tx.objectStore("kept").put(value, name));
    },
    async queue(): Promise<QueuedSale[]> {
      return done((await opened).transaction("queue").objectStore("queue").getAll() as IDBRequest<QueuedSale[]>); // only `add` writes here
    },
    /** A sale and the key's new place in its chain, both or none, on the disk before it answers. */
    async add(sale: QueuedSale, key: Keyring): Promise<void> {
      await whole(await opened, ["kept", "queue"], (tx) => {
        tx.objectStore("queue").add(sale);
        tx.objectStore("kept").put(key, "key");
      });
    },
    async drop(sales: readonly QueuedSale[]): Promise<void> {
      await whole(await opened, ["queue"], (tx) => {
        for (const { keyId, sequence } of sales) tx.objectStore("queue").delete([keyId, sequence]);
      });
    },
  };
}
export type TillStore = ReturnType<typeof tillStore>;

function open(name: string): Promise<IDBDatabase> {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore("kept");
    request.result.createObjectStore("queue", { keyPath: ["keyId", "sequence"] });
  };
  return done(request);
}

const done = <T,>(request: IDBRequest<T>): Promise<T> => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error ?? new Error("The browser's store failed."));
});

function whole(db: IDBDatabase, stores: string[], change: (tx: IDBTransaction) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const tx = db.transaction(stores, "readwrite", { durability: "strict" });
    tx.oncomplete = () => resolve();
    tx.onabort = () => reject(tx.error ?? new Error("The browser's store failed."));
    change(tx);
  });
}
