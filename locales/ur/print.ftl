### What stands on the printed sheets of a lesson besides its own sentences. Read, not voiced.

## The cards

print-how = کارڈ کاٹ لیں۔ کارڈ 1 رکھیں اور اونچی آواز میں پڑھیں۔ ہر کارڈ پر لکھا ہے کہ اگلا کون سا ہے؛ جہاں چننا ہو، بچے مل کر فیصلہ کریں۔ ہر احساس ٹھیک ہے، اور ہر راستہ خیریت پر ختم ہوتا ہے۔
print-card = کارڈ { $n }
print-next = اب کارڈ { $n } پر جائیں
print-back = بات سنبھل سکتی ہے: کارڈ { $n } پر واپس جائیں
print-option-next = ← کارڈ { $n }
print-end = کہانی ختم۔ اب آپ کو کیسا لگ رہا ہے؟ آپ کس کو بتا سکتے ہیں؟
print-spot-area = تصویر کو غور سے دیکھیں۔

## The teacher's notes

print-teacher = استاد کے لیے
print-aim = مقصد
print-before = سبق سے پہلے
print-ask = پوچھنے کے سوال
print-listen-for = کیا سننا ہے
print-if-a-child-tells-you = اگر کوئی بچہ آپ کو کچھ بتائے
print-without-tablets = ٹیبلٹ کے بغیر
print-minutes = { $n ->
    [one] { $n } منٹ
   *[other] { $n } منٹ
}

## The sheet that goes home

print-home = گھر کے لیے
print-home-lines = ہم نے گھر میں کیا بات کی:
print-licence = تصویریں: لینٹرن کا آرٹ کٹ۔ الفاظ: پیک { $pack }، لائسنس { $licence }۔
