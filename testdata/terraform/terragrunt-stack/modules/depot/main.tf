variable "name" { type = string }
variable "public" { type = bool }
variable "notice" { type = string }
variable "unit" { type = string }

resource "google_storage_bucket" "depot" {
  name                     = var.name
  location                 = "EU"
  public_access_prevention = var.public ? "inherited" : "enforced"
  labels                   = { notice = var.notice, unit = var.unit }
}

resource "google_storage_bucket_iam_member" "readers" {
  count  = var.public ? 1 : 0
  bucket = google_storage_bucket.depot.name
  role   = "roles/storage.objectViewer"
  member = "allUsers"
}
