# Nothing in this tree makes a unit of this one.
include "root" {
  path = find_in_parent_folders("root.hcl")
}

terraform {
  source = "git::https://git.example.com/rail/modules.git//signal?ref=${values.version}"
}

inputs = { lamps = values.lamps }
