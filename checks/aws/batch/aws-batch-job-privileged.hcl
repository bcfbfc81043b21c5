check "aws-batch-job-privileged" {
  title    = "Batch job is privileged"
  severity = "high"
  on       = ["aws_batch_job_definition"]
  fail     = try(jsondecode(self.container_properties).privileged, false) == true
  at       = self.container_properties
  message  = "container_properties has privileged = true"
  why      = "A privileged container is root on the machine it runs on: who breaks into it has the machine, and all jobs on it."
  remedy   = "Remove privileged."
  aliases  = ["CKV_AWS_210", "W34", "BATCH_JOB_CONTAINER_PROPERTIES_PRIVILEGED_RULE"]
  since    = "0.1"

  example "fails" "privileged" {
    resource "aws_batch_job_definition" "job" {
      name = "job"
      type = "container"
      container_properties = jsonencode({
        image      = "busybox"
        privileged = true
      })
    }
  }

  example "passes" "not written" {
    resource "aws_batch_job_definition" "job" {
      name = "job"
      type = "container"
      container_properties = jsonencode({
        image = "busybox"
        vcpus = 1
      })
    }
  }

  example "passes" "not privileged" {
    resource "aws_batch_job_definition" "job" {
      name = "job"
      type = "container"
      container_properties = jsonencode({
        image      = "busybox"
        privileged = false
      })
    }
  }

  example "unknown" "from a variable without a value" {
    variable "properties" {
      type = string
    }

    resource "aws_batch_job_definition" "job" {
      name                 = "job"
      type                 = "container"
      container_properties = var.properties
    }
  }
}
