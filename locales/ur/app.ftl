### Lantern, Urdu: every sentence a pupil can meet outside the stories and the Tell flow.
### Warm everyday Urdu; children are addressed as آپ, and no verb gives a child a gender where it can be avoided.

app-name = لالٹین
# The language's own name, in the language itself.
language-name = اردو

## Buttons, the same on every screen

button-tell = بھروسے کے کسی بڑے کو بتائیں
button-hear = پھر سے سنیں
button-home = شروع کا صفحہ
button-language = دوسری زبان
button-next = آگے
button-back = ایک قدم پیچھے
button-take = یہ والا
button-hide = اسے چھپائیں
button-staff = بڑوں کے لیے
button-done = ہو گیا

## Home and the list of stories

boot-wait = لالٹین جاگ رہی ہے۔
home-welcome = السلام علیکم! اپنی تصویر پر ٹیپ کریں۔
stage-eyfs = ریسیپشن
stage-ks1 = سال ۱ اور ۲
stage-lower-ks2 = سال ۳ اور ۴
stage-upper-ks2 = سال ۵ اور ۶
list-pick = ہم کون سی کہانی سنیں؟
list-empty = یہاں ابھی کوئی کہانی نہیں۔ واپس جانے کے لیے گھر پر ٹیپ کریں۔
language-pick = آپ کو کون سی زبان چاہیے؟

## In a story

leave-ask = کیا کہانی یہیں روک دیں؟
leave-yes = ہاں، یہیں روک دیں
leave-no = نہیں، آگے چلیں
leave-pause = تھوڑا آرام
pause-line = آرام کا وقت۔ کہانی یہیں ٹھہری ہے۔
pause-go = جاری رکھیں
stop-line = رکیں۔ ہاتھ ہٹائیں، لالٹین کے ساتھ آہستہ سانس لیں اور سوچیں۔
stop-done = میں تیار ہوں
talk-done = ہم نے بات کر لی
sort-hint = ایک تصویر پر ٹیپ کریں۔ پھر اس کی جگہ پر ٹیپ کریں۔
spot-hint = جو نشانی ملے، اس پر ٹیپ کریں۔
mend-line = یہ ٹھیک ہو سکتا ہے۔
mend-go = اسے ٹھیک کریں

face-happy = خوش
face-wobbly = گھبرایا ہوا دل
face-sad = اداس
face-puzzled = الجھن میں
face-cross = غصے میں
face-scared = ڈر لگ رہا ہے
face-calm = پُرسکون
face-worried = فکرمند
face-listening = توجہ سے سننا

## After every story

end-thanks = آپ نے بہت اچھے سے سنا! مدد کرنے کا شکریہ۔
feelings-ask = اب آپ کو کیسا لگ رہا ہے؟
feelings-heard = مجھے دکھانے کا شکریہ۔ ہر احساس ٹھیک ہے۔
tell-who-ask = میں کسے بتاؤں؟
tell-who-line = کسی ایسے بڑے کو بتائیں جس پر بھروسا ہو۔ یا دل والے ہاتھ پر ٹیپ کریں۔
trusted-home = جو میرا خیال رکھتے ہیں
trusted-teacher = میری ٹیچر یا میرے استاد
trusted-helper = اسکول کے کوئی اور بڑے
trusted-lantern = دل والا ہاتھ
end-again = ایک بار پھر سنیں
end-home = شروع پر واپس

## Trouble, in a child's words

trouble-sorry = یہ کہانی ذرا آرام کر رہی ہے۔ کسی بڑے کو دکھائیں۔
trouble-pack = کوئی بڑا اس کہانی کو ٹھیک کر سکتا ہے۔ باقی کہانیاں چل رہی ہیں۔
trouble-no-stories = کہانیاں ابھی یہاں نہیں آئیں۔ کسی بڑے کو دکھائیں۔
trouble-sound = ابھی آواز نہیں آ رہی۔ آپ پھر بھی دیکھ اور ٹیپ کر سکتے ہیں۔
trouble-tell = آپ پھر بھی دل والے ہاتھ پر ٹیپ کر سکتے ہیں۔

## The page for grown-ups on the tablet (read, not voiced to infants)

staff-title = بڑوں کے لیے
staff-link-up = اسکول کا سرور جواب دے رہا ہے۔ رپورٹیں معمول کے مطابق جا رہی ہیں۔
staff-link-down = اسکول کا سرور جواب نہیں دے رہا۔ رپورٹیں اس ٹیبلٹ میں محفوظ ہیں اور سرور کے واپس آنے پر خود چلی جائیں گی۔
staff-link-not-enrolled = یہ ٹیبلٹ ابھی درج نہیں ہوا۔ اپنے ٹیکنیشن سے اندراج کا کوڈ لیں۔ تب تک رپورٹیں ٹیبلٹ میں محفوظ رہیں گی۔
staff-link-certificate = سرور کا سرٹیفکیٹ اس اسکول کا نہیں لگتا۔ اپنے ٹیکنیشن سے پوچھیں۔ رپورٹیں ٹیبلٹ میں محفوظ ہیں۔
staff-link-clock = اس ٹیبلٹ کی گھڑی درست نہیں لگتی۔ تاریخ اور وقت درست کریں۔ رپورٹیں ٹیبلٹ میں محفوظ ہیں۔
staff-link-refused = سرور اس ٹیبلٹ کو قبول نہیں کر رہا۔ ہو سکتا ہے اس کا اندراج ختم کر دیا گیا ہو: اپنے ٹیکنیشن سے پوچھیں۔ رپورٹیں ٹیبلٹ میں محفوظ ہیں۔
staff-practice = مشق کی رپورٹ بھیجیں
staff-practice-kept = مشق کی رپورٹ اس ٹیبلٹ میں محفوظ ہے۔ چند منٹ میں پڑھنے والوں کے ڈیسک پر مشق کے نشان کے ساتھ نظر آئے گی۔
staff-connect = اس ٹیبلٹ کو جوڑیں
staff-connect-how = وہ چھ ہندسے لکھیں جو lantern-server enrol دکھاتا ہے۔ ٹیبلٹ اس نیٹ ورک پر اسکول کا سرور خود ڈھونڈ لے گا۔
staff-connect-asking = اسکول کا سرور ڈھونڈا جا رہا ہے...
staff-connect-done = یہ ٹیبلٹ جڑ گیا ہے۔ چند منٹ میں قابل اعتماد بڑے دکھائے گا۔
staff-enrol-code = یہ ہندسے قبول نہیں ہوئے: غلط ہیں، ایک گھنٹے سے پرانے ہیں، یا ڈیسک کے لیے ہیں۔ سرور پر نئے بنائیں۔
staff-enrol-too-many = بہت سے غلط ہندسے لکھے گئے۔ سرور پر نئے بنائیں۔
staff-enrol-no-server = اس نیٹ ورک پر اسکول کا کوئی سرور نہیں ملا۔ نیٹ ورک دیکھیں، یا lantern enrol اور سرور کے نام سے جوڑیں۔
staff-enrol-other-school = وہ سرور کسی اور اسکول کا ہے۔ کچھ نہیں بدلا۔
staff-enrol-trouble = سرور کا جواب استعمال نہیں ہو سکتا۔ ٹیبلٹ اور سرور کو ایک ہی ریلیز پر لائیں اور پھر کوشش کریں۔
staff-no-roster = بھروسے کے بڑوں کی فہرست ابھی اس ٹیبلٹ تک نہیں پہنچی۔ تب تک جو بچہ بتانے کا بٹن دبائے، اسے کمرے میں موجود کسی بڑے کو بتانے کا کہا جاتا ہے۔
staff-roster-expired = بھروسے کے بڑوں کی فہرست پرانی ہو گئی ہے۔ رپورٹیں اب بھی ان تک پہنچتی ہیں؛ سیف گارڈنگ لیڈ سے نئی فہرست پر دستخط کرنے کو کہیں۔
staff-roots = بھروسے کے بڑوں کی فہرست پر دستخط: { $print }۔ سیف گارڈنگ لیڈ کے ڈیسک پر یہی حروف ہونے چاہییں؛ اگر نہ ہوں تو یہ ٹیبلٹ استعمال نہ کریں۔
staff-disk = ٹیبلٹ اپنی ڈسک پر لکھ نہیں سکا۔ جگہ خالی کریں یا اسے ٹیکنیشن کو دیں؛ تب تک بچوں کو کمرے میں موجود کسی بڑے کو بتانے کا کہا جاتا ہے۔
staff-sound = اس ٹیبلٹ پر آواز کام نہیں کر رہی۔ کہانیاں الفاظ اور تصویروں کے ساتھ چلتی رہیں گی۔
staff-packs-good = سبق کے تمام پیک ٹھیک ہیں۔
staff-packs-bad = یہ سبق ٹھیک ہونے تک بچوں کو نہیں دکھائے جائیں گے:
staff-none = سب کچھ ٹھیک ہے۔

staff-words-normal = الفاظ: عام سائز
staff-words-large = الفاظ: بڑے
staff-words-largest = الفاظ: دگنے بڑے
staff-still-off = تصویریں ذرا ہلتی ہیں
staff-still-on = تصویریں ساکن ہیں
staff-scan-off = سوئچ: کوئی نہیں
staff-scan-one = ایک سوئچ: حلقہ چلتا ہے، اسپیس چنتا ہے
staff-scan-two = دو سوئچ: اسپیس چلاتا ہے، اینٹر چنتا ہے
staff-hall-off = جماعت کے لیے
staff-hall-on = ہال کے لیے: بڑے الفاظ، کلکر
staff-about = لینٹرن کے بارے میں
staff-about-lantern = لینٹرن: آن لائن محفوظ رہنے کی کہانیاں، اور کسی بھروسے کے بڑے کو بتانے کا مہر بند طریقہ۔ پروگرام ایم آئی ٹی لائسنس کے تحت ہے، کہانیاں CC BY-SA 4.0 کے تحت۔ لوگ، جانور اور کمرے ہماری اپنی تصویریں ہیں۔
staff-about-ideas = اس کے پانچ لفظ ہمارے اپنے ہیں۔ ایسے اصولوں کے خاندان کا خیال چائلڈنیٹ کا ہے؛ اس کے الفاظ یا تصویریں استعمال نہیں ہوئیں۔
staff-about-voice = آواز کوکورو (hexgrad، اپاچی لائسنس 2.0) سے پہلے سے ریکارڈ کی گئی ہے۔ کسی بچے کی آواز ریکارڈ نہیں ہوتی، اور ٹیبلٹ سنتا نہیں۔
staff-about-type = حروف: ایس آئی ایل انٹرنیشنل کا اینڈیکا اور گوگل کا نوٹو نسخ عربی، دونوں ایس آئی ایل اوپن فونٹ لائسنس 1.1 کے تحت۔
staff-about-emoji = تصویروں کی کچھ چیزیں مائیکروسافٹ کارپوریشن کے فلوئنٹ ایموجی سے ہیں، ایم آئی ٹی لائسنس کے تحت۔
staff-about-engine = بیوی اور رسٹ کی بہت سی لائبریریوں سے بنا؛ ان کے لائسنس سورس میں ہیں۔
staff-about-more = پورے اعتراف تصویروں کے ساتھ فائل CREDITS.md میں ہیں۔
staff-preview = پیش نظارہ۔ اس پیک پر دستخط نہیں؛ بچے اسے نہیں دیکھتے۔
staff-locked = ”{ $title }“ ({ $id }) بند ہے: پہلے ایک نامزد بڑا اسے دیکھتا ہے، پھر آپ کا ٹیکنیشن lantern approve { $id } سے اسے اس ٹیبلٹ پر کھولتا ہے۔

## Words by which a child may mean a grown-up at school, and words of readers' labels that mean nobody. Never shown.

staff-words = ہیڈ ہیڈماسٹر ہیڈمسٹریس پرنسپل استاد استانی ٹیچر مس سر میڈم کوچ
staff-words-plain = سال جماعت اسکول
