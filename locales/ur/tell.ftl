### Tell a trusted adult, Urdu: what the child sees, and (the answers) what the adult reads.
### Answers are called tell-<question>-<answer>. Kept plain.

## The flow

tell-no-blame = آپ نے کچھ غلط نہیں کیا۔ بتانے پر آپ کو کوئی ڈانٹے گا نہیں۔
tell-promise = ہم آپ کا نام نہیں پوچھتے۔ جن بڑوں کے چہرے یہاں ہیں، وہ اسے پڑھیں گے۔
tell-promise-find = اگر ہمیں لگے کہ کوئی محفوظ نہیں، تو کوئی بڑا اسے ڈھونڈنے آ سکتا ہے۔
tell-readers = یہ بڑے اسے پڑھیں گے۔
tell-back = ایک قدم پیچھے
tell-stop = روکیں۔ کچھ نہ رکھیں۔
tell-skip = اسے چھوڑ دیں
tell-hidden = چھپا دیا گیا۔ پھر دیکھنے کے لیے لالٹین پر ٹیپ کریں۔
tell-hidden-open = پھر سے دکھائیں
tell-still-there = کیا آپ ابھی یہیں ہیں؟
tell-still-there-yes = ہاں، میں یہیں ہوں

tell-send-ask = کیا میں اسے بھیج دوں؟
tell-send = بھیج دیں
tell-sure-ask = کیا آپ بھیجنے کے لیے تیار ہیں؟
tell-sure-yes = ہاں، ابھی بھیج دیں
tell-sure-no = ابھی نہیں
tell-keeping = اسے محفوظ ڈبے میں رکھا جا رہا ہے۔

tell-kept = یہ محفوظ ہے۔ بتانے کا شکریہ۔
tell-kept-wait = یہ اس ٹیبلٹ میں محفوظ ہے۔ مہربانی کر کے کمرے میں کسی بڑے کو بھی بتائیں۔
tell-kept-urgent = یہ محفوظ ہے۔ اب یہ سب سے قریب والے بڑے کو دکھائیں۔
tell-full = یہ ٹیبلٹ پیغاموں سے بھر گیا ہے۔ مہربانی کر کے کمرے میں کسی بڑے کو ابھی بتائیں۔
tell-disk = یہ محفوظ نہیں ہو سکا۔ مہربانی کر کے کمرے میں کسی بڑے کو ابھی بتائیں۔
tell-no-readers = یہ ٹیبلٹ ابھی بھیج نہیں سکتا۔ مہربانی کر کے کمرے میں کسی بڑے کو ابھی بتائیں۔
tell-trying = یہ ابھی میرے پاس ہے۔ بھیجنے کی کوشش جاری رہے گی۔
tell-done = ہو گیا

tell-advice-keep = پیغام رہنے دیں اور جواب نہ دیں۔ کسی بڑے کو دکھائیں۔
tell-advice-picture = تصویر نہ دکھائیں اور نہ بھیجیں۔ بس کسی بڑے کو بتائیں۔
tell-advice-hurt = اگر ابھی کسی کو چوٹ لگی ہے، تو زور سے کسی بڑے کو بلائیں۔

## Whose worry it is

tell-whose = یہ کس کے بارے میں ہے؟
tell-whose-me = میرے بارے میں
tell-whose-friend = کوئی جو میری جان پہچان کا ہے
tell-whose-saw = کچھ جو میں نے دیکھا
tell-whose-not-sure = مجھے ٹھیک سے پتا نہیں

## What happened

tell-what = کیا ہوا؟
tell-what-unkind = کوئی دل دکھاتا ہے
tell-what-scary = میں نے کچھ ڈراؤنا یا گندا دیکھا
tell-what-secret = کوئی کہتا ہے کہ راز رکھو
tell-what-picture = میری ایک تصویر
tell-what-asked-about-me = کوئی میرے بارے میں پوچھتا ہے
tell-what-stranger = کوئی انجان شخص
tell-what-trick = کوئی چال یا انعام کا لالچ
tell-what-account = کوئی میرے گیم میں گھس گیا
tell-what-hate = نفرت والی باتیں یا تصویریں
tell-what-hurt = کسی کو چوٹ لگی ہے
tell-what-something-else = کچھ اور
tell-what-dont-want-to-say = بتانے کا دل نہیں کرتا

## Who it is about

tell-who = یہ کس نے کیا؟
tell-who-child = کسی دوسرے بچے نے
tell-who-grown-up = کسی بڑے نے جو میری جان پہچان کا ہے
tell-who-stranger = کسی انجان نے
tell-who-grown-up-at-school = اسکول کے کسی بڑے نے
tell-who-not-sure = مجھے ٹھیک سے پتا نہیں

tell-staff = وہ کون سے بڑے ہیں؟ وہ یہ نہیں دیکھیں گے۔
tell-staff-other = اسکول کے کوئی اور بڑے
tell-staff-wont-say = نام نہیں بتانا

tell-role-lead = وہ بڑے جو ہمیں محفوظ رکھتے ہیں
tell-role-deputy = دوسرے بڑے جو ہمیں محفوظ رکھتے ہیں
tell-role-head = ہیڈ ٹیچر
tell-role-chair = گورنرز کے سربراہ
tell-role-trust = ٹرسٹ کے ایک بڑے
tell-role-online = وہ بڑے جو کمپیوٹر دیکھتے ہیں

## Where, and on what

tell-place = یہ کہاں ہوا؟
tell-place-school = اسکول میں
tell-place-home = گھر پر
tell-place-elsewhere = کہیں اور
tell-place-not-sure = مجھے ٹھیک سے پتا نہیں

tell-on = یہ کس چیز پر ہوا؟
tell-on-game = کسی گیم میں
tell-on-console = گیم کنسول پر
tell-on-chat = کسی چیٹ میں
tell-on-social = سوشل میڈیا پر
tell-on-message = کسی پیغام میں
tell-on-email = کسی ای میل میں
tell-on-call = ویڈیو کال پر
tell-on-video = کسی ویڈیو یا گانے میں
tell-on-website = کسی ویب سائٹ پر
tell-on-blog = کسی بلاگ پر
tell-on-podcast = کسی پوڈکاسٹ میں
tell-on-phone = فون یا ٹیبلٹ پر
tell-on-not-sure = کسی پر نہیں، یا پتا نہیں

## Feelings, words, now

tell-feeling = آپ کو کیسا لگ رہا ہے؟
tell-feeling-worried = فکر ہو رہی ہے
tell-feeling-sad = اداسی ہے
tell-feeling-scared = ڈر لگ رہا ہے
tell-feeling-cross = غصہ آ رہا ہے
tell-feeling-embarrassed = جھجک ہو رہی ہے
tell-feeling-muddled = کچھ سمجھ نہیں آ رہا
tell-feeling-ok = ٹھیک ہے

tell-words = آپ چاہیں تو اپنے لفظوں میں اور بتائیں۔ ضروری نہیں ہے۔
tell-words-done = بس اتنا ہی
tell-words-clear = سب مٹا دیں
tell-words-space = خالی جگہ
tell-words-delete = ایک حرف مٹائیں
tell-words-line = نئی سطر
tell-words-full = بس اتنی ہی جگہ ہے۔

tell-now = کیا آپ کو ابھی کسی بڑے کی ضرورت ہے؟
tell-now-yes = ہاں، ابھی
tell-now-no = نہیں، یہ بعد میں ہو سکتا ہے

## Beside Send: nobody has to

tell-chosen-ask = میں بتانا چاہوں گا…
tell-chosen = آپ کس کو بتانا چاہیں گے؟
tell-chosen-parent = گھر میں کسی کو
tell-chosen-teacher = میرے استاد
tell-chosen-assistant = استاد کے مددگار
tell-chosen-office = دفتر میں کسی کو
tell-chosen-lead = وہ بڑے جو ہمیں محفوظ رکھتے ہیں
tell-chosen-deputy = دوسرے بڑے جو ہمیں محفوظ رکھتے ہیں
tell-chosen-head = ہیڈ ٹیچر
tell-chosen-anyone = کوئی بھی جو مدد کر سکے

tell-find-ask = مہربانی کر کے مجھے ڈھونڈیں
tell-find = ہم آپ کو کیسے ڈھونڈیں؟
tell-find-peg = میری کھونٹی کی تصویر
tell-find-seat = میری سیٹ کا نمبر
tell-find-name = میرا نام
tell-find-no = نہیں، مجھے نہ ڈھونڈیں
tell-find-peg-ask = آپ کی کھونٹی پر کون سی تصویر ہے؟
tell-find-seat-ask = آپ کی سیٹ کا نمبر کیا ہے؟
tell-find-name-ask = اپنا نام لکھیں۔ ضروری نہیں۔

tell-show = دکھائیں، بھیجیں نہیں
tell-show-ask = یہ کسی ایسے بڑے کو دکھائیں جس پر بھروسا ہو۔
tell-show-done = ہو گیا۔ کچھ نہ رکھیں۔

tell-named = آپ نے اسکول کے کسی بڑے کا لکھا ہے۔ کیا یہ ان کے بارے میں ہے؟
tell-named-yes = ہاں، ان کے بارے میں
tell-named-no = نہیں

## When it is read

tell-when-today = وہ اسے آج پڑھیں گے۔
tell-when-monday = اسکول ابھی بند ہے۔ وہ اسے پیر کو پڑھیں گے۔
tell-when-tuesday = اسکول ابھی بند ہے۔ وہ اسے منگل کو پڑھیں گے۔
tell-when-wednesday = اسکول ابھی بند ہے۔ وہ اسے بدھ کو پڑھیں گے۔
tell-when-thursday = اسکول ابھی بند ہے۔ وہ اسے جمعرات کو پڑھیں گے۔
tell-when-friday = اسکول ابھی بند ہے۔ وہ اسے جمعے کو پڑھیں گے۔
tell-when-saturday = اسکول ابھی بند ہے۔ وہ اسے ہفتے کو پڑھیں گے۔
tell-when-sunday = اسکول ابھی بند ہے۔ وہ اسے اتوار کو پڑھیں گے۔
tell-when-open = اسکول کھلنے پر وہ اسے پڑھیں گے۔
tell-closed-help = ابھی مدد چاہیے تو گھر میں کسی بڑے کو بتائیں، یا چائلڈ لائن کو 0800 1111 پر فون کریں۔ کوئی خطرے میں ہو تو 999 پر فون کریں۔

## Hearing back

tell-box-open = ایک بڑے نے آج ڈبا کھولا۔
tell-code-ask = مجھے جواب چاہیے
tell-code = آپ کی چھ تصویریں
tell-code-how = انہیں یاد رکھیں یا کاغذ پر بنا لیں۔ کسی کو نہ دکھائیں۔
tell-code-where = کل پھر دیکھیں: ہاتھ کو چھوئیں، پھر "میری چھ تصویریں"۔ جواب دو ہفتے تک رہتا ہے۔ آپ پڑھ لیں تو ہمیں پتا چل جاتا ہے۔
tell-recall-ask = میری چھ تصویریں
tell-recall = اپنی چھ تصویریں ایک ایک کر کے چھوئیں۔
tell-looking = میں آپ کا جواب ڈھونڈ رہی ہوں۔
tell-no-answer = ابھی ان تصویروں کا کوئی جواب نہیں ہے۔
tell-no-answer-more = جواب بعد میں آ سکتا ہے۔ کچھ ٹھیک نہ ہو تو پھر بتائیں، یا یہاں کسی بڑے کو بتائیں۔
tell-no-board = ابھی جواب نہیں دیکھ سکتے۔ بعد میں پھر کوشش کریں۔

tell-answer-thanks = ہمیں بتانے کا شکریہ۔ یہاں ایک بڑے نے اسے پڑھ لیا ہے۔ آپ نے ٹھیک کیا۔
tell-answer-talk = ہم میں سے کوئی کسی پرسکون وقت میں آپ سے بات کرنا چاہتا ہے۔
tell-answer-come = آپ ہم میں سے کسی کے پاس بھی آ سکتے ہیں۔ بتانے پر کوئی ڈانٹے گا نہیں۔
tell-answer-doing = ہم مدد کے لیے کچھ کر رہے ہیں۔ تھوڑا وقت لگ سکتا ہے۔
tell-answer-done = ہم نے اس کے بارے میں کچھ کیا ہے۔ اگر بہتر نہ ہو تو ہمیں پھر بتائیں۔
tell-answer-more = ہم کچھ اور جاننا چاہتے ہیں۔ ہاتھ کو چھو کر ہمیں بتا سکتے ہیں۔
tell-answer-home = گھر میں کسی کو بتانے سے بھی مدد مل سکتی ہے۔ کوئی ایسا بڑا چنیں جس پر بھروسا ہو۔
tell-answer-childline = آپ کسی بھی وقت چائلڈ لائن سے بات کر سکتے ہیں۔ یہ مفت ہے۔ نمبر 0800 1111 ہے۔

## Pictures of coat pegs and codes

peg-owl = الو
peg-fox = لومڑی
peg-snail = گھونگھا
peg-frog = مینڈک
peg-bee = مکھی
peg-fish = مچھلی
peg-whale = وہیل
peg-duck = بطخ
peg-butterfly = تتلی
peg-apple = سیب
peg-pear = ناشپاتی
peg-banana = کیلا
peg-carrot = گاجر
peg-cake = کیک
peg-ball = گیند
peg-kite = پتنگ
peg-drum = ڈھول
peg-bell = گھنٹی
peg-key = چابی
peg-umbrella = چھتری
peg-boat = کشتی
peg-train = ریل
peg-bicycle = سائیکل
peg-rocket = راکٹ
peg-sun = سورج
peg-moon = چاند
peg-star = ستارہ
peg-rainbow = قوسِ قزح
peg-tree = درخت
peg-flower = پھول
peg-mushroom = کھمبی
peg-snowman = برف کا پتلا
