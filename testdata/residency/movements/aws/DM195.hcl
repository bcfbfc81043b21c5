# expects: unknown
provider "aws" {
  region = "eu-central-1"
}

resource "aws_medialive_channel" "this" {
  channel_class = "bank"
  name          = "bank"

  destinations {
    id = "bank"

    settings {
      url = "rtmp://live.partner.example/channel"
    }
  }

  encoder_settings {
    output_groups {
      output_group_settings {
      }

      outputs {
        output_settings {
        }
      }
    }

    timecode_config {
      source = "bank"
    }
  }

  input_attachments {
    input_attachment_name = "bank"
    input_id              = "bank"
  }

  input_specification {
    codec            = "bank"
    input_resolution = "bank"
    maximum_bitrate  = "bank"
  }
}
