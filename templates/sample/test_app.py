from app import app


def test_says_hello():
    answer = app.test_client().get("/")
    assert answer.status_code == 200
    assert answer.text == "Hello, world!\n"
