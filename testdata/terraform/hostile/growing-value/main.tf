# Each local holds the one before it twice: the last would be 2^40 characters, or as many elements.

locals {
  s0  = "hahahaha"
  s1  = "${local.s0}${local.s0}"
  s2  = "${local.s1}${local.s1}"
  s3  = "${local.s2}${local.s2}"
  s4  = "${local.s3}${local.s3}"
  s5  = "${local.s4}${local.s4}"
  s6  = "${local.s5}${local.s5}"
  s7  = "${local.s6}${local.s6}"
  s8  = "${local.s7}${local.s7}"
  s9  = "${local.s8}${local.s8}"
  s10 = "${local.s9}${local.s9}"
  s11 = "${local.s10}${local.s10}"
  s12 = "${local.s11}${local.s11}"
  s13 = "${local.s12}${local.s12}"
  s14 = "${local.s13}${local.s13}"
  s15 = "${local.s14}${local.s14}"
  s16 = "${local.s15}${local.s15}"
  s17 = "${local.s16}${local.s16}"
  s18 = "${local.s17}${local.s17}"
  s19 = "${local.s18}${local.s18}"
  s20 = "${local.s19}${local.s19}"
  s21 = "${local.s20}${local.s20}"
  s22 = "${local.s21}${local.s21}"
  s23 = "${local.s22}${local.s22}"
  s24 = "${local.s23}${local.s23}"
  s25 = "${local.s24}${local.s24}"
  s26 = "${local.s25}${local.s25}"
  s27 = "${local.s26}${local.s26}"
  s28 = "${local.s27}${local.s27}"
  s29 = "${local.s28}${local.s28}"
  s30 = "${local.s29}${local.s29}"
  s31 = "${local.s30}${local.s30}"
  s32 = "${local.s31}${local.s31}"
  s33 = "${local.s32}${local.s32}"
  s34 = "${local.s33}${local.s33}"
  s35 = "${local.s34}${local.s34}"
  s36 = "${local.s35}${local.s35}"
  s37 = "${local.s36}${local.s36}"
  s38 = "${local.s37}${local.s37}"
  s39 = "${local.s38}${local.s38}"
  s40 = "${local.s39}${local.s39}"

  l0      = ["ha"]
  l1      = concat(local.l0, local.l0)
  l2      = concat(local.l1, local.l1)
  l3      = concat(local.l2, local.l2)
  l4      = concat(local.l3, local.l3)
  l5      = concat(local.l4, local.l4)
  l6      = concat(local.l5, local.l5)
  l7      = concat(local.l6, local.l6)
  l8      = concat(local.l7, local.l7)
  l9      = concat(local.l8, local.l8)
  l10     = concat(local.l9, local.l9)
  l11     = concat(local.l10, local.l10)
  l12     = concat(local.l11, local.l11)
  l13     = concat(local.l12, local.l12)
  l14     = concat(local.l13, local.l13)
  l15     = concat(local.l14, local.l14)
  l16     = concat(local.l15, local.l15)
  l17     = concat(local.l16, local.l16)
  l18     = concat(local.l17, local.l17)
  l19     = concat(local.l18, local.l18)
  l20     = concat(local.l19, local.l19)
  l21     = concat(local.l20, local.l20)
  l22     = concat(local.l21, local.l21)
  l23     = concat(local.l22, local.l22)
  l24     = concat(local.l23, local.l23)
  l25     = concat(local.l24, local.l24)
  l26     = concat(local.l25, local.l25)
  l27     = concat(local.l26, local.l26)
  l28     = concat(local.l27, local.l27)
  l29     = concat(local.l28, local.l28)
  l30     = concat(local.l29, local.l29)
  l31     = concat(local.l30, local.l30)
  l32     = concat(local.l31, local.l31)
  l33     = concat(local.l32, local.l32)
  l34     = concat(local.l33, local.l33)
  l35     = concat(local.l34, local.l34)
  l36     = concat(local.l35, local.l35)
  l37     = concat(local.l36, local.l36)
  l38     = concat(local.l37, local.l37)
  l39     = concat(local.l38, local.l38)
  l40     = concat(local.l39, local.l39)
  numbers = range(1000000000)
  padded  = format("%2000000000d", 1)
}

resource "aws_sqs_queue" "long" {
  name = local.s40
  tags = { Length = length(local.l40), Numbers = length(local.numbers), Padded = local.padded }
}
