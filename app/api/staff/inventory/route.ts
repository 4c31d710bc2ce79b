export { readStockIndex as GET } from "@/lib/endpoints/inventory";
