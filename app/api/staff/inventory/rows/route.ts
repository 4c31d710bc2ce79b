export { readStockRowsPage as GET } from "@/lib/endpoints/inventory";
