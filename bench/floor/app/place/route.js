import pg from "pg";

const pool = (globalThis.floorPool ??= new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 12 }));

/** Hold, order and two lines in one statement: the least that placing an order has to write. */
export async function POST(request) {
  const form = await request.formData();
  const skus = form.getAll("sku").map(Number);
  const { rows } = await pool.query(
    `with taken as (update floor_stock set allocated = allocated + 1 where sku = any($1::int[]) and on_hand - allocated >= 1 returning sku),
      held as (insert into floor_hold (sku, expires_at) select sku, clock_timestamp() + interval '15 minutes' from taken returning sku),
      placed as (insert into floor_order (email) select $2 where (select count(*) from taken) = cardinality($1::int[]) returning id)
     insert into floor_order_line (order_id, sku) select placed.id, held.sku from placed, held returning order_id`,
    [skus, String(form.get("email"))],
  );
  return rows.length === skus.length ? new Response(null, { status: 303, headers: { location: `/handler?order=${rows[0].order_id}` } }) : Response.json({ sold: false }, { status: 409 });
}
