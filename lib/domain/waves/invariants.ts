import type { Invariant } from "@/lib/domain/invariant";

export const waveInvariants: Invariant[] = [
  {
    name: "a part is on one wave at a time, a wave under way at the part's own place",
    sql: `select p.fulfillment_id from wave_part p where p.out_at is null group by 1 having count(*) > 1
      union all select p.fulfillment_id from wave_part p join wave w on w.id = p.wave_id join fulfillment f on f.id = p.fulfillment_id
        where p.out_at is null and (w.status in ('finished', 'dissolved') or f.location_id <> w.location_id)`,
  },
  {
    name: "every unit that a wave scanned is a scan of one of its parts",
    sql: `select w.id from wave w where (select coalesce(sum(s.quantity), 0) from wave_scan s where s.wave_id = w.id)
      > (select count(*) from pick_scan s join wave_part p on p.fulfillment_id = s.fulfillment_id where p.wave_id = w.id)`,
  },
];
