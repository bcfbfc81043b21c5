generate "provider" {
  path      = "provider.tf"
  if_exists = "overwrite"
  contents  = <<-EOT
    provider "google" {
      project = "rail-${basename(dirname(path_relative_to_include()))}"
      region  = "europe-north1"
    }
  EOT
}
