# expects: unknown
resource "databricks_share" "this" {
  name = "ledger"

  object {
    name             = "main.ledger.payments"
    data_object_type = "TABLE"
  }
}
