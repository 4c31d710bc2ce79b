export { readStockKeys as GET } from "@/lib/endpoints/inventory";
