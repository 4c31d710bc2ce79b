import { connection } from "next/server";
import { exportCodes } from "@/lib/endpoints/pricing";

export async function GET(request: Request): Promise<Response> {
  await connection();
  return exportCodes(request);
}
