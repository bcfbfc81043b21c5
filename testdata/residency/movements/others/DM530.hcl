# expects: unknown
resource "snowflake_failover_group" "this" {
  name             = "BANK"
  object_types     = ["DATABASES"]
  allowed_accounts = ["BANK.US_EAST"]
}
